import OpenAI from 'openai';
import { AppError } from '#core/errors.ts';
import type { Generator } from '#core/ports.ts';
import { LONGEST_REPLY, upstreamFailure, upstreamSilence, withPatience, type Endpoint } from './upstream.ts';

const WHAT = 'language model';

/** A chat model behind any OpenAI-compatible endpoint (`/chat/completions`, streamed): OpenAI, vLLM, llama.cpp, Ollama. */
export function openaiGenerator({ baseUrl, apiKey, model, timeoutMs = 60_000 }: Endpoint): Generator {
  const client = new OpenAI({
    ...(baseUrl === undefined ? {} : { baseURL: baseUrl }),
    apiKey: apiKey || 'none',
    organization: null,
    project: null,
    maxRetries: 1,
    timeout: timeoutMs,
    logLevel: 'off',
    // The endpoint is the one that was configured; nobody may send us elsewhere.
    fetchOptions: { redirect: 'error' },
  });

  return {
    model,
    async *generate(messages, signal) {
      const silence = new AbortController();
      const ended = AbortSignal.any(signal ? [signal, silence.signal] : [silence.signal]);
      const firstWord = setTimeout(() => silence.abort(), timeoutMs);
      let finished = false;
      let length = 0;
      try {
        const stream = await client.chat.completions.create({ model, messages: [...messages], stream: true, temperature: 0 }, { signal: ended });
        clearTimeout(firstWord);
        for await (const chunk of withPatience(stream, timeoutMs, () => silence.abort())) {
          const { text, last } = readChunk(chunk);
          finished ||= last;
          length += text.length;
          if (length > LONGEST_REPLY) throw new AppError('upstream_unavailable', `The ${WHAT} does not stop writing; check its server.`);
          if (text !== '') yield text;
        }
      } catch (error) {
        signal?.throwIfAborted();
        throw silence.signal.aborted ? upstreamSilence(WHAT, timeoutMs) : upstreamFailure(WHAT, error);
      } finally {
        clearTimeout(firstWord);
      }
      // An aborted stream of this vendor ends like a complete one.
      signal?.throwIfAborted();
      if (silence.signal.aborted) throw upstreamSilence(WHAT, timeoutMs);
      if (!finished) throw upstreamFailure(WHAT, new Error('the stream ended without a finish_reason'));
    },
  };
}

/** Trusts nothing: the types are what the vendor hopes for, not what arrives. */
function readChunk(chunk: unknown): { readonly text: string; readonly last: boolean } {
  const { choices } = (chunk ?? {}) as { readonly choices?: unknown };
  if (!Array.isArray(choices)) throw new SyntaxError('a chunk without choices');
  const [choice] = choices as readonly { readonly delta?: { readonly content?: unknown }; readonly finish_reason?: unknown }[];
  const content = choice?.delta?.content ?? '';
  if (typeof content !== 'string') throw new SyntaxError('a chunk whose content is no text');
  return { text: content, last: typeof choice?.finish_reason === 'string' };
}
