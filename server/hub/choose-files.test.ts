import { expect, test } from 'vitest';
import { chooseModelFiles } from './choose-files.ts';

const BESIDE = ['config.json', 'tokenizer.json', 'README.md', 'LICENSE', '1_Pooling/config.json'];
const NOISE = ['pytorch_model.bin', 'model.safetensors', 'openvino/model.xml', '../evil.onnx', 'onnx/../../x.onnx', '/etc/x.onnx', 'sub/config.json', 'onnx/model.onnx_data_evil'];

test.each([
  ['small', ['onnx/model.onnx', 'onnx/model_quantized.onnx', 'onnx/model_fp16.onnx'], ['onnx/model_quantized.onnx']],
  ['full', ['onnx/model.onnx', 'onnx/model.onnx_data', 'onnx/model_quantized.onnx'], ['onnx/model.onnx', 'onnx/model.onnx_data']],
  ['small', ['onnx/model.onnx', 'onnx/model_O4.onnx', 'onnx/model_qint8_avx512_vnni.onnx'], ['onnx/model_qint8_avx512_vnni.onnx']],
  ['small', ['model.onnx', 'model.onnx_data', 'model.onnx_data_1'], ['model.onnx', 'model.onnx_data', 'model.onnx_data_1']],
  ['small', ['onnx/model_q4.onnx'], ['onnx/model_q4.onnx']],
] as const)('of a model, %s of %j is fetched with what stands beside it, and nothing else', (size, there, weights) => {
  const chosen = chooseModelFiles([...NOISE, ...there, ...BESIDE].map(file), size);
  expect(chosen?.map(({ path }) => path).sort()).toEqual([...BESIDE, ...weights].sort());
});

test('a model without ONNX weights is none', () => {
  expect(chooseModelFiles([...BESIDE, ...NOISE].map(file), 'small')).toBeUndefined();
});

function file(path: string) {
  return { path, size: 1, checksum: { kind: 'sha256' as const, hex: '00' } };
}
