import type { HubFile } from './hub.ts';

/** Files beside the weights that decide how a model is used, or that say what it is. */
const COMPANIONS = [
  'config.json',
  'tokenizer.json',
  'tokenizer_config.json',
  'special_tokens_map.json',
  'modules.json',
  'sentence_bert_config.json',
  'config_sentence_transformers.json',
  '1_Pooling/config.json',
  'README.md',
];
const LICENCE = /^(licen[cs]e|notice)(\.(txt|md))?$/i;
const WEIGHTS = /^(onnx\/)?[\w-][\w.-]*\.onnx$/;

/** Eight-bit weights, by the names that exporters give them; a quarter of the size, and faster on a processor. */
const SMALL = [/(^|\/)model_quantized\.onnx$/, /(^|\/)model_int8\.onnx$/, /(^|\/)model_uint8\.onnx$/, /(^|\/)model_q\w*int8\w*\.onnx$/];
const FULL = [/(^|\/)model\.onnx$/];

/**
 * What to fetch of a model: one ONNX file with its data, and the small files beside it.
 * @param size - `small` prefers 8-bit weights, `full` those of full precision; either takes what there is.
 * @returns Undefined when there are no ONNX weights.
 */
export function chooseModelFiles(files: readonly HubFile[], size: 'small' | 'full'): readonly HubFile[] | undefined {
  const candidates = files.filter(({ path }) => WEIGHTS.test(path)).sort((a, b) => (a.path < b.path ? -1 : 1));
  const order = size === 'small' ? [...SMALL, ...FULL] : [...FULL, ...SMALL];
  const weights = order.map((pattern) => candidates.find(({ path }) => pattern.test(path))).find((found) => found) ?? candidates[0];
  if (!weights) return undefined;
  const data = files.filter(({ path }) => path.startsWith(`${weights.path}_data`) && /^_data(_\d+)?$/.test(path.slice(weights.path.length)));
  const companions = files.filter(({ path }) => COMPANIONS.includes(path) || LICENCE.test(path));
  return [...companions, weights, ...data];
}
