/**
 * Writes ONNX models byte by byte: the protocol buffers of onnx.proto (opset 17), as far as models of ours need them.
 * Field numbers are those of https://github.com/onnx/onnx/blob/main/onnx/onnx.proto.
 */

/** An operator of the graph. `ints` are its attributes, all of them integers. */
export interface OnnxNode {
  readonly op: string;
  readonly inputs: readonly string[];
  readonly output: string | readonly string[];
  readonly ints?: Readonly<Record<string, number | readonly number[]>>;
}

/** A constant of the graph. */
export interface OnnxConstant {
  readonly name: string;
  readonly dims: readonly number[];
  readonly values: Float32Array | BigInt64Array | Int8Array;
}

/** An input or output; a dimension that is named may have any size. */
export interface OnnxValue {
  readonly name: string;
  readonly type: 'float' | 'int64';
  readonly dims: readonly (number | string)[];
}

export interface OnnxGraph {
  readonly inputs: readonly OnnxValue[];
  readonly outputs: readonly OnnxValue[];
  readonly constants: readonly OnnxConstant[];
  readonly nodes: readonly OnnxNode[];
}

const DATA_TYPE = { float: 1, int8: 3, int64: 7 } as const;
const ATTRIBUTE_INT = 2;
const ATTRIBUTE_INTS = 7;

/** A `ModelProto` that ONNX Runtime loads. */
export function onnxBytes({ inputs, outputs, constants, nodes }: OnnxGraph): Uint8Array {
  const graph = join([
    ...nodes.map((node) => field(1, nodeBytes(node))),
    text(2, 'test'),
    ...constants.map((constant) => field(5, tensorBytes(constant))),
    ...inputs.map((value) => field(11, valueBytes(value))),
    ...outputs.map((value) => field(12, valueBytes(value))),
  ]);
  return join([integer(1, 8), field(7, graph), field(8, join([text(1, ''), integer(2, 17)]))]);
}

function nodeBytes({ op, inputs, output, ints = {} }: OnnxNode): Uint8Array {
  const attributes = Object.entries(ints).map(([name, value]) => field(5, join([text(1, name), ...attributeValue(value)])));
  return join([...inputs.map((name) => text(1, name)), ...[output].flat().map((name) => text(2, name)), text(4, op), ...attributes]);
}

function attributeValue(value: number | readonly number[]): Uint8Array[] {
  if (typeof value === 'number') return [integer(3, value), integer(20, ATTRIBUTE_INT)];
  return [...value.map((each) => integer(8, each)), integer(20, ATTRIBUTE_INTS)];
}

function tensorBytes({ name, dims, values }: OnnxConstant): Uint8Array {
  const type = values instanceof Float32Array ? DATA_TYPE.float : values instanceof Int8Array ? DATA_TYPE.int8 : DATA_TYPE.int64;
  const bytes = new Uint8Array(values.buffer, values.byteOffset, values.byteLength);
  return join([...dims.map((size) => integer(1, size)), integer(2, type), text(8, name), field(9, bytes)]);
}

function valueBytes({ name, type, dims }: OnnxValue): Uint8Array {
  const shape = join(dims.map((size) => field(1, typeof size === 'number' ? integer(1, size) : text(2, size))));
  return join([text(1, name), field(2, field(1, join([integer(1, DATA_TYPE[type]), field(2, shape)])))]);
}

function text(number: number, value: string): Uint8Array {
  return field(number, new TextEncoder().encode(value));
}

function field(number: number, bytes: Uint8Array): Uint8Array {
  return join([varint((number << 3) | 2), varint(bytes.length), bytes]);
}

function integer(number: number, value: number): Uint8Array {
  return join([varint(number << 3), varint(value)]);
}

function varint(value: number): Uint8Array {
  const bytes: number[] = [];
  for (let rest = value; ; rest = Math.floor(rest / 128)) {
    if (rest < 128) return Uint8Array.from([...bytes, rest]);
    bytes.push((rest % 128) | 128);
  }
}

function join(parts: readonly Uint8Array[]): Uint8Array {
  const whole = new Uint8Array(parts.reduce((length, part) => length + part.length, 0));
  let at = 0;
  for (const part of parts) {
    whole.set(part, at);
    at += part.length;
  }
  return whole;
}
