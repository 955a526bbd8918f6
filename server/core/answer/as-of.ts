import { datesIn } from '../text/dates.ts';

/** "As of 1 June 2031, …", "… as it stood in May 2031", 2031년 6월 기준으로: right before the date, or right behind it. */
const BEFORE = /\bas (?:of|at|it stood (?:on|in|at)|known (?:on|in))\s*$/i;
const BEHIND = /^\s*(?:기준|현재|시점|당시)(?:으로|로|에|에는)?(?![가-힣])/u;

/**
 * The day a question wants to be answered from, ISO 8601, perhaps cut to the month or year: only what was published by then counts.
 * @returns Undefined when the question names none.
 */
export function asOfDate(question: string): string | undefined {
  const dated = datesIn(question).find(({ iso, start, end }) => iso !== null && (BEFORE.test(question.slice(0, start)) || BEHIND.test(question.slice(end))));
  return dated?.iso ?? undefined;
}
