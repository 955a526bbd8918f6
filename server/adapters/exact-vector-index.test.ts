import { expect, test } from 'vitest';
import { vectorIndexContract } from '../testing/vector-index.contract.ts';
import { exactVectorIndex } from './exact-vector-index.ts';

vectorIndexContract('exactVectorIndex', async (rows, dimensions) => exactVectorIndex(rows, dimensions));

test('equal scores rank by row', async () => {
  const index = exactVectorIndex(Float32Array.of(1, 0, 1, 0, 0, 1, 1, 0), 2);
  expect((await index.search(Float32Array.of(1, 0), 2)).map(({ row }) => row)).toEqual([0, 1]);
});

test('a file that is not whole rows is refused', () => {
  expect(() => exactVectorIndex(new Float32Array(7), 2)).toThrow(expect.objectContaining({ code: 'index_damaged' }));
});
