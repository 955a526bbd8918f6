import type { Generator } from '#core/ports.ts';
import { AppError } from '#core/errors.ts';
import { LONGEST_REPLY, upstreamFailure, upstreamSilence, withPatience, type Endpoint } from './upstream.ts';

const WHAT = 'language model';

/**
 * Any chat model that LangChain knows, named `<provider>:<model>`, e.g. `ollama:qwen3` or `anthropic:claude-sonnet-4-5`.
 * The provider's package must be installed (`@langchain/openai` is); keys come from the environment variable it documents.
 * `baseUrl` and `apiKey` are passed on to the `openai` provider only.
 *
 * LangChain takes half a second to load, so it is loaded with the first question, not with the program.
 */
export function langchainGenerator({ model, baseUrl, apiKey, timeoutMs = 60_000 }: Endpoint): Generator {
  const loaded = lazily(() => load({ model, baseUrl, apiKey, timeoutMs }));

  return {
    model,
    async *generate(messages, signal) {
      const chat = await loaded();
      const silence = new AbortController();
      const ended = AbortSignal.any(signal ? [signal, silence.signal] : [silence.signal]);
      const firstWord = setTimeout(() => silence.abort(), timeoutMs);
      let length = 0;
      try {
        const stream = await chat.stream(messages.map(({ role, content }) => ({ role, content })), { signal: ended });
        clearTimeout(firstWord);
        for await (const chunk of withPatience(stream, timeoutMs, () => silence.abort())) {
          length += chunk.text.length;
          if (length > LONGEST_REPLY) throw new AppError('upstream_unavailable', `The ${WHAT} does not stop writing; check its server.`);
          if (chunk.text !== '') yield chunk.text;
        }
      } catch (error) {
        signal?.throwIfAborted();
        throw silence.signal.aborted ? upstreamSilence(WHAT, timeoutMs) : upstreamFailure(WHAT, error);
      } finally {
        clearTimeout(firstWord);
      }
      signal?.throwIfAborted();
      if (silence.signal.aborted) throw upstreamSilence(WHAT, timeoutMs);
      if (length === 0) throw upstreamFailure(WHAT, new Error('the reply is empty'));
    },
  };
}

async function load({ model, baseUrl, apiKey, timeoutMs }: Endpoint) {
  const { initChatModel } = await import('langchain');
  const isOpenai = model.startsWith('openai:');
  try {
    return await initChatModel(model, {
      temperature: 0,
      maxRetries: 1,
      timeout: timeoutMs,
      ...(isOpenai && { apiKey: apiKey || 'none', configuration: { ...(baseUrl !== undefined && { baseURL: baseUrl }), logLevel: 'off', fetchOptions: { redirect: 'error' } } }),
    });
  } catch (cause) {
    throw new AppError(
      'configuration',
      `LangChain cannot load "${model}"; write PARAPET_CHAT_MODEL as <provider>:<model> and install the package of that provider.`,
      { cause },
    );
  }
}

function lazily<T>(make: () => Promise<T>): () => Promise<T> {
  let made: Promise<T> | undefined;
  return () => (made ??= make());
}
