/** A thread that scans a share of an index's rows, so that the event loop stays free. See `int8-vector-index.ts`. */
import { closeSync, openSync, readSync } from 'node:fs';
import { parentPort, workerData } from 'node:worker_threads';
import { QUERIES } from './int8-kernel.ts';
import { createInt8Scan, type ScanQuery } from './int8-scan.ts';
import { strideOf } from './int8-rows.ts';

/** Which rows a thread scans, and where they lie; handed over at its start. */
export interface ScanTask {
  /** `vectors.i8` and `vectors.low`, checked already. */
  readonly highFile: string;
  readonly lowFile: string;
  readonly dimensions: number;
  /** Rows of the whole file. */
  readonly size: number;
  /** Half-open range of rows to scan. */
  readonly from: number;
  readonly to: number;
}

/** One search; rows in `accepts` are counted from 0 in the whole index. */
export interface ScanRequest extends ScanQuery {
  readonly id: number;
}

/** Its outcome: rows of the whole index, best first. */
export interface ScanReply {
  readonly id: number;
  readonly rows: Uint32Array;
  readonly scores: Float64Array;
}

const { highFile, lowFile, dimensions, size, from, to } = workerData as ScanTask;
const stride = strideOf(dimensions);
/** Held open: the generation may be pruned meanwhile. */
const lowDescriptor = openSync(lowFile, 'r');
const scan = createInt8Scan(to - from, dimensions, (row, into) => readAt(lowDescriptor, into, (from + row) * stride));
const highDescriptor = openSync(highFile, 'r');
readAt(highDescriptor, scan.scales, 4 * from);
readAt(highDescriptor, scan.high, 4 * size + from * stride);
closeSync(highDescriptor);

const waiting: ScanRequest[] = [];
parentPort!.on('message', (request: ScanRequest) => {
  if (waiting.push(request) === 1) setImmediate(serve);
});
parentPort!.postMessage('open', []);

/** What came in while the last pass ran shares the next one. */
function serve(): void {
  const served = waiting.slice(0, QUERIES);
  const outcomes = scan.search(served.map(({ vector, k, accepts }) => ({ vector, k, accepts: accepts?.subarray(from, to) })));
  for (const [index, { id }] of served.entries()) {
    const hits = outcomes[index]!;
    const reply: ScanReply = { id, rows: Uint32Array.from(hits, ({ row }) => from + row), scores: Float64Array.from(hits, ({ score }) => score) };
    parentPort!.postMessage(reply, []);
  }
  waiting.splice(0, served.length);
  if (waiting.length > 0) setImmediate(serve);
}

/** @throws {Error} when the file ends too soon. */
function readAt(file: number, into: Int8Array | Float32Array, position: number): void {
  const bytes = new Uint8Array(into.buffer, into.byteOffset, into.byteLength);
  for (let done = 0; done < bytes.length; ) {
    const read = readSync(file, bytes, done, Math.min(bytes.length - done, 1 << 30), position + done);
    if (read === 0) throw new Error('The vectors end too soon.');
    done += read;
  }
}
