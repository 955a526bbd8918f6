import { createHash } from 'node:crypto';
import { expect, test } from 'vitest';
import { embedderContract } from '../../testing/embedder.contract.ts';
import { BUILTIN_SPACE, builtinEmbedder } from './builtin-embedder.ts';

embedderContract('builtinEmbedder', builtinEmbedder);

test.each([
  ['Naver', 'Navver', 'Kakao'],
  ['organisation', 'organization', 'orchestra'],
  ['consortium', 'consortiums', 'concert'],
  ['국방부는', '국방부가', '기획부가'],
  ['데이터센터를', '데이터 센터', '데이트'],
])('%s is nearer to %s than to %s', async (word, near, far) => {
  const [a, b, c] = await builtinEmbedder().embedPassages([word, near, far]);
  expect(cosine(a!, b!)).toBeGreaterThan(cosine(a!, c!));
});

test('function words count little', async () => {
  const [passage] = await builtinEmbedder().embedPassages(['satellite launch']);
  const [content] = await builtinEmbedder().embedPassages(['the satellite of the launch']);
  expect(cosine(passage!, content!)).toBeGreaterThan(0.9);
});

/** An index remembers the space by name: when this fails on purpose, raise the version in BUILTIN_SPACE and put the new digest here. */
test(`${BUILTIN_SPACE} is what it was`, async () => {
  const vectors = await builtinEmbedder().embedPassages(['The F-35 costs 15,000 won', '국방부는 데이터센터를 짓는다']);
  const rounded = vectors.map((vector) => Array.from(vector, (value) => Math.round(value * 1_000)));
  expect(createHash('sha256').update(JSON.stringify(rounded)).digest('hex').slice(0, 16)).toBe('43a8218b3e47f976');
});

function cosine(a: Float32Array, b: Float32Array): number {
  return a.reduce((sum, value, index) => sum + value * b[index]!, 0);
}
