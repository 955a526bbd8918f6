import { Embeddings } from '@langchain/core/embeddings';
import { describe, expect, test } from 'vitest';
import { builtinEmbedder } from '#core/retrieval/builtin-embedder.ts';
import { embedderContract } from '../testing/embedder.contract.ts';
import { scriptedModelServer } from '../testing/scripted-model-server.ts';
import { langchainEmbedder, loadLangchainEmbedder } from './langchain-embedder.ts';

/** A provider as LangChain defines them: our own encoder behind its base class, scaled, since providers need not normalise. */
class LocalProvider extends Embeddings {
  readonly seen: string[] = [];
  private readonly encoder = builtinEmbedder();

  override async embedDocuments(texts: string[]): Promise<number[][]> {
    this.seen.push(...texts);
    return (await this.encoder.embedPassages(texts)).map((vector) => Array.from(vector, (value) => 3 * value));
  }

  override async embedQuery(text: string): Promise<number[]> {
    return (await this.embedDocuments([text]))[0]!;
  }
}

const SPACE = 'langchain/local:hash';

embedderContract('langchainEmbedder', () => langchainEmbedder(new LocalProvider({}), { space: SPACE }));

test('prefixes are shown and mark the space', async () => {
  const provider = new LocalProvider({});
  const embedder = await langchainEmbedder(provider, { space: SPACE, prefixes: { query: 'q: ', passage: 'p: ' } });
  await embedder.embedPassages(['tide', '…']);
  await embedder.embedQuery('tide');
  expect(provider.seen.slice(1)).toEqual(['p: tide', 'q: tide']);
  expect(embedder.space).toMatch(/^langchain\/local:hash\+[0-9a-f]{8}$/);
});

test.each([
  ['too few vectors', async () => []],
  ['short vectors', async (texts: string[]) => texts.map(() => [1])],
  ['vectors of NaN', async (texts: string[]) => texts.map(() => Array.from({ length: 512 }, () => Number.NaN))],
])('%s are refused', async (_what, embedDocuments) => {
  const provider = Object.assign(new LocalProvider({}), { embedDocuments });
  const embedder = await langchainEmbedder({ embedQuery: (text) => new LocalProvider({}).embedQuery(text), embedDocuments: provider.embedDocuments }, { space: SPACE });
  await expect(embedder.embedPassages(['one', 'two'])).rejects.toMatchObject({ code: 'upstream_unavailable' });
});

describe('a provider by its name', () => {
  test('openai is the package that is here', async () => {
    const server = await scriptedModelServer();
    const embedder = await loadLangchainEmbedder({ baseUrl: server.url, apiKey: 'sk-canary', model: 'openai:embed' });
    expect(embedder).toMatchObject({ space: 'langchain/openai:embed', dimensions: 8 });
    const [a, b] = await embedder.embedPassages(['tide', 'tide']);
    expect(a).toEqual(b);
    expect(server.requests[0]).toMatchObject({ headers: { authorization: 'Bearer sk-canary' }, body: { model: 'embed' } });
  });

  test.each(['openai', 'nobody:model', '../../x:model'])('%s is refused in a sentence', async (model) => {
    await expect(loadLangchainEmbedder({ baseUrl: undefined, apiKey: undefined, model })).rejects.toMatchObject({ code: 'configuration', message: expect.stringContaining('@langchain/<provider>') });
  });
});
