import OpenAI from 'openai';
import { AppError } from '#core/errors.ts';
import { UNKNOWN_MODEL, type ModelProfile } from '#core/generation/profile.ts';
import { reasoningStripper } from '#core/generation/strip-reasoning.ts';
import type { Generator, Message } from '#core/ports.ts';
import { chatMessages, chatRequest, plainRequest, readChunk } from './chat-protocol.ts';
import { statusOf } from './retry.ts';
import { LONGEST_REPLY, upstreamFailure, upstreamSilence, withPatience, type Endpoint } from './upstream.ts';

const WHAT = 'language model';

export interface ChatEndpoint extends Endpoint {
  /** How the model wants to be asked. Default: as plainly as the protocol allows. */
  readonly profile?: ModelProfile;
  /** Longest wait for the first sign of life, thinking included, in milliseconds. Default {@link Endpoint.timeoutMs}. */
  readonly firstTokenMs?: number | undefined;
}

/**
 * A chat model behind one OpenAI-compatible endpoint (`/chat/completions`, streamed): OpenAI, vLLM, SGLang, llama.cpp, Ollama. Does not
 * try again by itself, but for a server that refuses the profile's switches, which is asked without them from then on.
 */
export function openaiGenerator({ baseUrl, apiKey, model, profile = UNKNOWN_MODEL, timeoutMs = 60_000, firstTokenMs = timeoutMs }: ChatEndpoint): Generator {
  const client = new OpenAI({
    ...(baseUrl === undefined ? {} : { baseURL: baseUrl }),
    apiKey: apiKey || 'none',
    organization: null,
    project: null,
    maxRetries: 0,
    // Ours rings first, and knows what it means.
    timeout: firstTokenMs + 1_000,
    logLevel: 'off',
    // The endpoint is the one that was configured; nobody may send us elsewhere.
    fetchOptions: { redirect: 'error' },
  });
  let knowsSwitches = true;

  async function open(messages: readonly Message[], schema: Readonly<Record<string, unknown>> | undefined, signal: AbortSignal): Promise<AsyncIterable<unknown>> {
    const create = (body: Record<string, unknown>) => client.chat.completions.create(body as unknown as OpenAI.ChatCompletionCreateParamsStreaming, { signal });
    const plain = plainRequest(model, chatMessages(messages, { ...profile, suffix: '' }), profile);
    if (!knowsSwitches) return create(plain);
    const full = chatRequest(model, chatMessages(messages, profile), profile, schema);
    try {
      return await create(full);
    } catch (error) {
      if (![400, 422].includes(statusOf(error) ?? 0) || Object.keys(full).every((key) => key in plain)) throw error;
      const stream = await create(plain);
      knowsSwitches = false;
      return stream;
    }
  }

  return {
    model,
    promptTokens: profile.contextTokens - profile.replyTokens,
    async *generate(messages, signal, schema) {
      const silence = new AbortController();
      const ended = AbortSignal.any(signal ? [signal, silence.signal] : [silence.signal]);
      const firstWord = setTimeout(() => silence.abort(), firstTokenMs);
      const stripper = reasoningStripper(profile.reasoning);
      let [alive, length, finish] = [false, 0, ''];
      const patience = () => (alive ? timeoutMs : firstTokenMs);
      try {
        const stream = await open(messages, schema, ended);
        for await (const chunk of withPatience(stream, timeoutMs, () => silence.abort())) {
          const { text, thought, finishReason } = readChunk(chunk);
          finish ||= finishReason;
          if (text !== '' || thought !== '') {
            alive = true;
            clearTimeout(firstWord);
          }
          length += text.length + thought.length;
          if (length > LONGEST_REPLY) throw new AppError('upstream_unavailable', `The ${WHAT} does not stop writing; check its server.`);
          const spoken = (thought === '' ? '' : stripper.separated()) + stripper.push(text);
          if (spoken !== '') yield spoken;
        }
      } catch (error) {
        signal?.throwIfAborted();
        throw silence.signal.aborted ? upstreamSilence(WHAT, patience()) : upstreamFailure(WHAT, error);
      } finally {
        clearTimeout(firstWord);
      }
      // An aborted stream of this vendor ends like a complete one.
      signal?.throwIfAborted();
      if (silence.signal.aborted) throw upstreamSilence(WHAT, patience());
      if (finish === '') throw upstreamFailure(WHAT, new Error('the stream ended without a finish_reason'));
      const rest = stripper.end(finish !== 'length');
      if (rest !== '') yield rest;
    },
  };
}
