/**
 * Inner products of int8 rows with an int16 query, 16 components at a time, in WebAssembly SIMD (128 bits). The module is put together
 * here byte by byte, so that there is no compiler, no binary file and nothing to download; the format is that of the WebAssembly
 * Core Specification 2.0, chapter 5.
 */

/** What of WebAssembly is used here; the compiler knows it only where it knows browsers. */
declare const WebAssembly: {
  readonly Memory: new (limits: { readonly initial: number; readonly maximum: number }) => { readonly buffer: ArrayBuffer };
  readonly Module: new (bytes: Uint8Array) => object;
  readonly Instance: new (module: object, imports: object) => { readonly exports: Readonly<Record<'one' | 'four', Multiply>> };
};

/** Longest vector, in components. */
export const MAX_COMPONENTS = 16_384;
/** Rows per call at most. */
export const BLOCK_ROWS = 4_096;
/** A row takes a multiple of this many components. */
export const LANES = 16;
/** Queries that one pass over the rows can serve: their bytes are read and widened once for all. */
export const QUERIES = 4;

/** Room for rows in WebAssembly memory, and the functions that read it. */
export interface Int8Kernel {
  /** Row-major, `stride` bytes per row. */
  readonly rows: Int8Array;
  /** Of `count` ≤ {@link BLOCK_ROWS} rows from `first` on with the queries that were set last; valid until the next call. */
  multiply(first: number, count: number): readonly Int32Array[];
  /** @param queries - 1 to {@link QUERIES} of `stride` components each, zeros in the padding. */
  setQueries(queries: readonly Int16Array[]): void;
}

/**
 * @param rowCount - Rows there is to be room for.
 * @param stride - Components per row, a multiple of {@link LANES}, up to {@link MAX_COMPONENTS}; the padding of rows must be 0.
 * @throws {RangeError} above 4 GB of rows.
 */
export function createInt8Kernel(rowCount: number, stride: number): Int8Kernel {
  const pages = Math.ceil((ROWS_OFFSET + rowCount * stride) / PAGE_BYTES);
  const memory = new WebAssembly.Memory({ initial: pages, maximum: pages });
  const { one, four } = new WebAssembly.Instance(kernelModule(), { parapet: { memory } }).exports;
  const interleaved = new Int16Array(memory.buffer, 0, QUERIES * stride);
  const products = Array.from({ length: QUERIES }, (_, query) => new Int32Array(memory.buffer, PRODUCTS_OFFSET + 4 * BLOCK_ROWS * query, BLOCK_ROWS));
  let set = 0;
  return {
    rows: new Int8Array(memory.buffer, ROWS_OFFSET, rowCount * stride),
    setQueries(queries) {
      set = queries.length;
      const width = set === 1 ? 1 : QUERIES;
      interleaved.fill(0);
      for (const [index, query] of queries.entries()) {
        for (let step = 0; step < stride; step += LANES) interleaved.set(query.subarray(step, step + LANES), width * step + LANES * index);
      }
    },
    multiply(first, count) {
      (set === 1 ? one : four)(ROWS_OFFSET + first * stride, count, stride);
      return products.slice(0, set);
    },
  };
}

type Multiply = (row: number, count: number, stride: number) => void;

/** The memory starts with the queries (int16, interleaved 16 components at a time); then come the products (int32), then the rows. */
const PRODUCTS_OFFSET = 2 * QUERIES * MAX_COMPONENTS;
const ROWS_OFFSET = PRODUCTS_OFFSET + 4 * QUERIES * BLOCK_ROWS;
const PAGE_BYTES = 65_536;
let compiled: object | undefined;

function kernelModule(): object {
  compiled ??= new WebAssembly.Module(moduleBytes());
  return compiled;
}

// Opcodes by their names in the specification.
const I32 = 0x7f;
const V128 = 0x7b;
const EMPTY = 0x40;
const get = (local: number): number[] => [0x20, local];
const set = (local: number): number[] => [0x21, local];
const tee = (local: number): number[] => [0x22, local];
const constant = (value: number): number[] => [0x41, ...signed(value)];
const ADD = [0x6a];
const LESS_UNSIGNED = [0x49];
const IS_ZERO = [0x45];
const END = 0x0b;
const storeInt32 = (offset: number): number[] => [0x36, 2, ...unsigned(offset)];
const loop = (body: number[]): number[] => [0x03, EMPTY, ...body, END];
const block = (body: number[]): number[] => [0x02, EMPTY, ...body, END];
const branchIf = (depth: number): number[] => [0x0d, depth];
const simd = (opcode: number, ...immediates: number[]): number[] => [0xfd, ...unsigned(opcode), ...immediates];
const loadVector = (offset: number): number[] => simd(0, 0, ...unsigned(offset));
const ZERO_VECTOR = simd(12, ...Array.from({ length: 16 }, () => 0));
const LOW_TO_INT16 = simd(135);
const HIGH_TO_INT16 = simd(136);
const DOT_INT16 = simd(186);
const ADD_INT32X4 = simd(174);
const lane = (index: number): number[] => simd(27, index);

/**
 *   multiply(row, count, stride), for each of the queries q at once:
 *     while (count--) { sums = 0
 *       for (at = row, query = 0; at < row + stride; at += 16, query += 32 · queries)
 *         sums[q] += dot(int16(low half at), query[16q…]) and dot(int16(high half at), query[16q + 8…])
 *       products[q][output++] = sum of the lanes of sums[q]
 *       row += stride }
 */
function multiplyCode(queries: number): number[] {
  const [row, count, stride, at, query, output, end, bytes, low, high] = [0, 1, 2, 3, 4, 5, 6, 7, 8, 9] as const;
  const each = <T>(make: (one: number, sum: number) => T[]): T[] => Array.from({ length: queries }, (_, one) => make(one, 10 + one)).flat();
  const locals = [2, ...unsigned(4), I32, ...unsigned(3 + queries), V128];
  const step = [
    ...get(at), ...loadVector(0), ...tee(bytes), ...LOW_TO_INT16, ...set(low), ...get(bytes), ...HIGH_TO_INT16, ...set(high),
    ...each((one, sum) => [
      ...get(low), ...get(query), ...loadVector(2 * LANES * one), ...DOT_INT16,
      ...get(high), ...get(query), ...loadVector(2 * LANES * one + 16), ...DOT_INT16,
      ...ADD_INT32X4, ...get(sum), ...ADD_INT32X4, ...set(sum),
    ]),
    ...get(query), ...constant(2 * LANES * queries), ...ADD, ...set(query),
    ...get(at), ...constant(LANES), ...ADD, ...tee(at), ...get(end), ...LESS_UNSIGNED, ...branchIf(0),
  ];
  const sumOfLanes = (sum: number): number[] => [0, 1, 2, 3].flatMap((index) => [...get(sum), ...lane(index), ...(index === 0 ? [] : ADD)]);
  const nextRow = [
    ...get(row), ...set(at), ...constant(0), ...set(query), ...get(row), ...get(stride), ...ADD, ...set(end),
    ...each((_, sum) => [...ZERO_VECTOR, ...set(sum)]),
    ...loop(step),
    ...each((one, sum) => [...get(output), ...sumOfLanes(sum), ...storeInt32(PRODUCTS_OFFSET + 4 * BLOCK_ROWS * one)]),
    ...get(output), ...constant(4), ...ADD, ...set(output),
    ...get(end), ...set(row),
    ...get(count), ...constant(-1), ...ADD, ...tee(count), ...branchIf(0),
  ];
  const leaveWhenNone = [...get(count), ...IS_ZERO, ...branchIf(0)];
  return [...locals, ...block([...leaveWhenNone, ...loop(nextRow)]), END];
}

function moduleBytes(): Uint8Array<ArrayBuffer> {
  const [one, four] = [multiplyCode(1), multiplyCode(QUERIES)];
  return Uint8Array.from([
    0x00, 0x61, 0x73, 0x6d, 1, 0, 0, 0, // magic number and version
    ...section(1, [1, 0x60, 3, I32, I32, I32, 0]), // one type: three i32 in, nothing out
    ...section(2, [1, ...name('parapet'), ...name('memory'), 0x02, 0x00, 1]), // memory of at least one page
    ...section(3, [2, 0, 0]),
    ...section(7, [2, ...name('one'), 0x00, 0, ...name('four'), 0x00, 1]),
    ...section(10, [2, ...unsigned(one.length), ...one, ...unsigned(four.length), ...four]),
  ]);
}

function section(id: number, content: number[]): number[] {
  return [id, ...unsigned(content.length), ...content];
}

function name(text: string): number[] {
  return [text.length, ...new TextEncoder().encode(text)];
}

/** LEB128. */
function unsigned(value: number): number[] {
  return value < 0x80 ? [value] : [(value & 0x7f) | 0x80, ...unsigned(value >>> 7)];
}

/** Signed LEB128. */
function signed(value: number): number[] {
  const rest = value >> 7;
  const byte = value & 0x7f;
  const done = (rest === 0 && (byte & 0x40) === 0) || (rest === -1 && (byte & 0x40) !== 0);
  return done ? [byte] : [byte | 0x80, ...signed(rest)];
}
