/** Encoders of the shape of published ones, with random weights: what they compute is worthless, what it costs is not. */
import { join } from 'node:path';
import { type OnnxConstant, type OnnxGraph, type OnnxNode, onnxBytes } from '../../server/testing/onnx-bytes.ts';
import { seededRandom } from '../../server/testing/random.ts';
import { modelFiles, VOCABULARY_SIZE, writeModel } from '../../server/testing/tiny-models.ts';

/** A BERT-like encoder (Devlin et al. 2019, arXiv:1810.04805): layers, width, and 64 components per attention head. */
export interface TransformerShape {
  readonly layers: number;
  readonly width: number;
  /** `8-bit` multiplies as exporters' dynamic quantisation does: inputs are quantised at each product. */
  readonly weights: 'float' | '8-bit';
  readonly task: 'embed' | 'rerank';
}

const HEAD = 64;
const MAX_TOKENS = 512;

/** Writes `<models>/<name>/`, ready to load. The vocabulary is small: looking tokens up costs next to nothing. */
export function writeTransformer(models: string, name: string, shape: TransformerShape): void {
  const architectures = [shape.task === 'embed' ? 'BertModel' : 'BertForSequenceClassification'];
  const config = { model_type: 'bert', architectures, hidden_size: shape.width };
  writeModel(join(models, name), modelFiles({ 'config.json': config, 'onnx/model.onnx': onnxBytes(graphOf(shape)) }, MAX_TOKENS));
}

function graphOf({ layers, width, weights, task }: TransformerShape): OnnxGraph {
  const random = seededRandom(width + layers);
  const constants: OnnxConstant[] = [
    floats('embeddings', [VOCABULARY_SIZE, width], () => random() - 0.5),
    floats('ones', [width], () => 1),
    floats('zeros', [width], () => 0),
    floats('scale', [], () => 1 / Math.sqrt(HEAD)),
    floats('lowest', [], () => -10_000),
    floats('one', [], () => 1),
    floats('half', [], () => 0.5),
    floats('root', [], () => Math.SQRT1_2),
    floats('step', [], () => 1 / 2_000),
    longs('heads', [0n, 0n, BigInt(width / HEAD), BigInt(HEAD)]),
    longs('joined', [0n, 0n, BigInt(width)]),
    longs('axes', [1n, 2n]),
    longs('tokens', [1n]),
  ];
  const nodes: OnnxNode[] = [
    { op: 'Gather', inputs: ['embeddings', 'input_ids'], output: 'x0', ints: { axis: 0 } },
    { op: 'Cast', inputs: ['attention_mask'], output: 'present', ints: { to: 1 } },
    { op: 'Sub', inputs: ['one', 'present'], output: 'absent' },
    { op: 'Unsqueeze', inputs: ['absent', 'axes'], output: 'absentWide' },
    { op: 'Mul', inputs: ['absentWide', 'lowest'], output: 'bias' },
  ];

  /** `output = input · W`, with weights of its own. */
  function product(input: string, output: string, from: number, to: number): void {
    const name = `w_${output}`;
    if (weights === 'float') {
      constants.push(floats(name, [from, to], () => (random() - 0.5) / 10));
      nodes.push({ op: 'MatMul', inputs: [input, name], output });
      return;
    }
    constants.push({ name, dims: [from, to], values: Int8Array.from({ length: from * to }, () => Math.floor(random() * 255) - 127) });
    nodes.push(
      { op: 'DynamicQuantizeLinear', inputs: [input], output: [`${output}_q`, `${output}_s`, `${output}_z`] },
      { op: 'MatMulInteger', inputs: [`${output}_q`, name, `${output}_z`], output: `${output}_i` },
      { op: 'Cast', inputs: [`${output}_i`], output: `${output}_f`, ints: { to: 1 } },
      { op: 'Mul', inputs: [`${output}_s`, 'step'], output: `${output}_t` },
      { op: 'Mul', inputs: [`${output}_f`, `${output}_t`], output },
    );
  }

  function addAndNorm(a: string, b: string, output: string): void {
    nodes.push({ op: 'Add', inputs: [a, b], output: `${output}_sum` }, { op: 'LayerNormalization', inputs: [`${output}_sum`, 'ones', 'zeros'], output, ints: { axis: 2 } });
  }

  for (let layer = 0; layer < layers; layer += 1) {
    const [x, at] = [`x${layer}`, (name: string): string => `${name}${layer}`];
    for (const [name, perm] of [['q', [0, 2, 1, 3]], ['k', [0, 2, 3, 1]], ['v', [0, 2, 1, 3]]] as const) {
      product(x, at(name), width, width);
      nodes.push({ op: 'Reshape', inputs: [at(name), 'heads'], output: at(`${name}h`) }, { op: 'Transpose', inputs: [at(`${name}h`)], output: at(`${name}t`), ints: { perm } });
    }
    nodes.push(
      { op: 'MatMul', inputs: [at('qt'), at('kt')], output: at('s') },
      { op: 'Mul', inputs: [at('s'), 'scale'], output: at('ss') },
      { op: 'Add', inputs: [at('ss'), 'bias'], output: at('sb') },
      { op: 'Softmax', inputs: [at('sb')], output: at('p'), ints: { axis: 3 } },
      { op: 'MatMul', inputs: [at('p'), at('vt')], output: at('c') },
      { op: 'Transpose', inputs: [at('c')], output: at('ct'), ints: { perm: [0, 2, 1, 3] } },
      { op: 'Reshape', inputs: [at('ct'), 'joined'], output: at('cj') },
    );
    product(at('cj'), at('o'), width, width);
    addAndNorm(x, at('o'), at('a'));
    product(at('a'), at('f'), width, 4 * width);
    nodes.push(
      { op: 'Mul', inputs: [at('f'), 'root'], output: at('fr') },
      { op: 'Erf', inputs: [at('fr')], output: at('fe') },
      { op: 'Add', inputs: [at('fe'), 'one'], output: at('fo') },
      { op: 'Mul', inputs: [at('f'), at('fo')], output: at('fm') },
      { op: 'Mul', inputs: [at('fm'), 'half'], output: at('fg') },
    );
    product(at('fg'), at('g'), 4 * width, width);
    addAndNorm(at('a'), at('g'), `x${layer + 1}`);
  }

  const inputs = ['input_ids', 'attention_mask'].map((name) => ({ name, type: 'int64' as const, dims: ['batch', 'length'] }));
  if (task === 'embed') {
    nodes.push({ op: 'Identity', inputs: [`x${layers}`], output: 'last_hidden_state' });
    return { inputs, outputs: [{ name: 'last_hidden_state', type: 'float', dims: ['batch', 'length', width] }], constants, nodes };
  }
  product(`x${layers}`, 'scores', width, 1);
  nodes.push({ op: 'ReduceSum', inputs: ['scores', 'tokens'], output: 'logits', ints: { keepdims: 0 } });
  return { inputs, outputs: [{ name: 'logits', type: 'float', dims: ['batch', 1] }], constants, nodes };
}

function floats(name: string, dims: readonly number[], value: () => number): OnnxConstant {
  return { name, dims, values: Float32Array.from({ length: dims.reduce((a, b) => a * b, 1) }, value) };
}

function longs(name: string, values: readonly bigint[]): OnnxConstant {
  return { name, dims: [values.length], values: BigInt64Array.from(values) };
}
