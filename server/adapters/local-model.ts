/** A model folder as a hub has it: which weights to load, and how the model wants to be used. */
import { createHash } from 'node:crypto';
import { createReadStream, existsSync, readdirSync, readFileSync } from 'node:fs';
import { stat } from 'node:fs/promises';
import { join } from 'node:path';
import { pipeline } from 'node:stream/promises';
import { AppError } from '#core/errors.ts';
import { type Prefixes, prefixesOf } from '#core/retrieval/prefixes.ts';

/** How an encoder's token vectors become one: their mean, the first, or the last. */
export type Pooling = 'mean' | 'first' | 'last';

export interface LocalModel {
  readonly name: string;
  readonly folder: string;
  /** Path of the ONNX file below the folder, `/` between its parts. */
  readonly weights: string;
  /** True when the weights lie beside the graph, in `<weights>_data`. */
  readonly hasExternalData: boolean;
  /** Tokens read of a text; the rest is cut. */
  readonly maxTokens: number;
  readonly pooling: Pooling;
  readonly prefixes: Prefixes;
}

/** Attention costs the square of the length, and a passage rarely is longer. */
const MOST_TOKENS = 512;

/** The most exact first: a smaller file beside it was not what the operator meant. */
const PREFERRED = ['model.onnx', 'model_fp16.onnx', 'model_quantized.onnx', 'model_int8.onnx', 'model_uint8.onnx'];

/** By family, for folders without `1_Pooling/config.json`; the mean for all others (E5, GTE, MiniLM). */
const POOLING: readonly (readonly [RegExp, Pooling])[] = [
  [/bge-|arctic-embed|mxbai-embed|gte-(multilingual|.*v1\.5)/, 'first'],
  [/qwen3-embedding/, 'last'],
];

/**
 * Reads what the folder `<models>/<name>` says of itself.
 * @param name - `<organisation>/<model>`.
 * @throws {AppError} `configuration` when the folder is missing, incomplete or needs more than ONNX weights.
 */
export function readLocalModel(models: string, name: string): LocalModel {
  if (!/^[\w-][\w.-]*\/[\w-][\w.-]*$/.test(name)) throw new AppError('configuration', `"${name}" names no local model; write <organisation>/<model>, as the folders below ${models} are called.`);
  const folder = join(models, name);
  if (!existsSync(folder)) throw new AppError('configuration', `There is no model ${name} in ${models}: fetch it with "parapet models pull ${name}", or copy its folder there.`);
  for (const file of ['config.json', 'tokenizer.json']) {
    if (!existsSync(join(folder, file))) throw new AppError('configuration', `The model folder ${folder} has no ${file}: fetch it again with "parapet models pull ${name}".`);
  }
  const weights = findWeights(folder);
  if (weights === undefined) throw new AppError('configuration', `The model folder ${folder} holds no ONNX weights: fetch a model that has an onnx folder, or export it with "optimum-cli export onnx".`);
  refuseDense(folder, name);
  return {
    name,
    folder,
    weights,
    hasExternalData: existsSync(join(folder, `${weights}_data`)),
    maxTokens: maxTokensOf(folder),
    pooling: poolingOf(folder, name),
    prefixes: ownPrefixes(folder) ?? prefixesOf(name),
  };
}

/** Names of the complete-looking model folders, `<organisation>/<model>`, sorted. */
export function listLocalModels(models: string): string[] {
  return folders(models)
    .flatMap((organisation) => folders(join(models, organisation)).map((model) => `${organisation}/${model}`))
    .filter((name) => existsSync(join(models, name, 'config.json')))
    .sort();
}

/**
 * Eight hex digits over everything that decides what a text becomes: weights, tokenizer, pooling, prefixes and length.
 * Weights beside the graph count by their size, for they are too large to read at every start.
 */
export async function fingerprintOf({ folder, weights, hasExternalData, maxTokens, pooling, prefixes }: LocalModel): Promise<string> {
  const hash = createHash('sha256');
  for (const file of [weights, 'tokenizer.json']) await pipeline(createReadStream(join(folder, file)), hash, { end: false });
  const external = hasExternalData ? (await stat(join(folder, `${weights}_data`))).size : 0;
  hash.update(JSON.stringify([external, maxTokens, pooling, prefixes.query, prefixes.passage]));
  return hash.digest('hex').slice(0, 8);
}

function folders(path: string): string[] {
  if (!existsSync(path)) return [];
  return readdirSync(path, { withFileTypes: true }).flatMap((entry) => (entry.isDirectory() && !entry.name.startsWith('.') ? [entry.name] : []));
}

function findWeights(folder: string): string | undefined {
  for (const [path, prefix] of [[join(folder, 'onnx'), 'onnx/'], [folder, '']] as const) {
    const files = existsSync(path) ? readdirSync(path).filter((file) => file.endsWith('.onnx')).sort() : [];
    const [chosen] = [...PREFERRED.filter((file) => files.includes(file)), ...files];
    if (chosen !== undefined) return prefix + chosen;
  }
  return undefined;
}

function maxTokensOf(folder: string): number {
  const limits = [readJson(folder, 'tokenizer_config.json')['model_max_length'], readJson(folder, 'sentence_bert_config.json')['max_seq_length']];
  return Math.min(MOST_TOKENS, ...limits.filter((limit) => typeof limit === 'number' && limit > 0).map(Number));
}

function poolingOf(folder: string, name: string): Pooling {
  const stated = readJson(folder, '1_Pooling/config.json');
  if (stated['pooling_mode_mean_tokens'] === true) return 'mean';
  if (stated['pooling_mode_cls_token'] === true) return 'first';
  if (stated['pooling_mode_lasttoken'] === true) return 'last';
  return POOLING.find(([family]) => family.test(name.toLowerCase()))?.[1] ?? 'mean';
}

/** As sentence-transformers writes them; empty ones say nothing. */
function ownPrefixes(folder: string): Prefixes | undefined {
  const { prompts } = readJson(folder, 'config_sentence_transformers.json') as { readonly prompts?: Readonly<Record<string, unknown>> };
  const [query, passage] = [prompts?.['query'], prompts?.['passage'] ?? prompts?.['document']].map((prompt) => (typeof prompt === 'string' ? prompt : ''));
  return query || passage ? { query: query ?? '', passage: passage ?? '' } : undefined;
}

/** A dense layer after pooling lies in a file of its own that is no ONNX; without it the vectors would be wrong, not refused. */
function refuseDense(folder: string, name: string): void {
  const modules = readJson(folder, 'modules.json') as unknown;
  if (Array.isArray(modules) && modules.some((module) => String((module as { readonly type?: unknown })?.type).endsWith('.Dense'))) {
    throw new AppError('configuration', `${name} has a dense layer that its ONNX weights leave out: choose another model, or serve it with a model server and PARAPET_EMBEDDER=openai.`);
  }
}

function readJson(folder: string, file: string): Record<string, unknown> {
  const path = join(folder, file);
  if (!existsSync(path)) return {};
  try {
    return JSON.parse(readFileSync(path, 'utf8')) as Record<string, unknown>;
  } catch (cause) {
    throw new AppError('configuration', `${path} is no JSON: fetch the model again.`, { cause });
  }
}
