/** Multiple choice: how it is asked of a model, and which choice a reply means. */
import { comparable } from './answers.ts';

/**
 * The question with its choices, numbered from 1 as Korean examinations number them, and what to reply with.
 * @param context - Text to answer from, e.g. a reading passage; empty for none.
 */
export function choicePrompt(question: string, choices: readonly string[], context = ''): string {
  const korean = /\p{Script=Hangul}/u.test(question);
  const lines = choices.map((choice, index) => `${index + 1}. ${choice}`);
  const ask = korean ? '정답의 번호만 쓰세요.' : 'Reply with the number of the right choice and nothing else.';
  return [...(context === '' ? [] : [context, '']), question, ...lines, ask].join('\n');
}

/**
 * The choice that a reply means: a number, letter or circled digit that it begins with or gives as the answer, else the one
 * choice whose words it holds (of several, the one that holds the others).
 * @returns Position from 0, or null when it means none, or several alike.
 */
export function chosenChoice(reply: string, choices: readonly string[]): number | null {
  const label = LABELLED.exec(reply.normalize('NFC'))?.groups;
  const position = label === undefined ? -1 : positionOf((label['stated'] ?? label['leading'])!);
  if (position >= 0 && position < choices.length) return position;
  const text = comparable(reply);
  const held = choices.flatMap((choice, index) => (text.includes(comparable(choice)) ? [index] : []));
  const widest = held.filter((index) => held.every((other) => comparable(choices[index]!).includes(comparable(choices[other]!))));
  return widest.length === 1 ? widest[0]! : null;
}

const LABEL = '[(\\[]?(?:[1-9](?!\\d|[.,%]\\d|%)|[A-Ja-j](?![\\p{Script=Latin}\\p{N}])|[①-⑨])';
const LABELLED = new RegExp(`(?:정답|답|answer|choice)(?:은|는|이|\\s+is)?\\s*[:：]?\\s*(?<stated>${LABEL})|^\\s*(?<leading>${LABEL})(?=\\s*(?:[).\\]:번]|$)|\\s*\\n)`, 'iu');

function positionOf(label: string): number {
  const sign = label.replace(/^[([]/, '');
  if (/\d/.test(sign)) return Number(sign) - 1;
  const circled = '①②③④⑤⑥⑦⑧⑨'.indexOf(sign);
  return circled >= 0 ? circled : sign.toLowerCase().charCodeAt(0) - 'a'.charCodeAt(0);
}
