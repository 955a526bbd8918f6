import type { Answer, ArticleView, SearchHit } from '#core/contract.ts';
import type { SupportChecker } from '#core/ports.ts';
import type { CitedParagraph } from '../metrics/answers.ts';
import type { Observation, RetrievedPassage } from '../metrics/observation.ts';
import type { EvalCase } from '../sets.ts';
import { askChoice } from './ask-choice.ts';
import { judgeSupport } from './judge-support.ts';
import { BrokenReply, type Target } from './target/target.ts';

/** What a case is asked with. */
export interface Asking {
  readonly target: Target;
  /** All when undefined. */
  readonly collections?: readonly string[] | undefined;
  /** Passages read for an answer. */
  readonly k?: number | undefined;
  /** Time for all turns of a case, in milliseconds. */
  readonly timeoutMs: number;
  /** Looks articles up; shared by all cases of a run. */
  readonly findArticle: ArticleFinder;
  /** Judges citations; they are not judged when undefined. */
  readonly checker?: SupportChecker | undefined;
}

/** The article, from memory or from the target. */
export type ArticleFinder = (collection: string, id: string) => Promise<ArticleView>;

/** What came of asking a case. */
export type Observed =
  | {
      readonly outcome: 'answered' | 'abstained';
      readonly answer: Answer;
      /** Null when no passage was sought. */
      readonly retrieved: readonly FoundPassage[] | null;
      readonly cited: readonly CitedParagraph[];
      readonly support: Observation['support'];
    }
  | { readonly outcome: 'timed-out' | 'failed'; readonly answer: null; readonly error: string };

/** A passage with what the run's files keep of it. */
export interface FoundPassage extends RetrievedPassage {
  readonly rank: number;
  readonly collection: string;
  readonly score: number;
}

/** Passages that are looked at to say how well retrieval works. */
const DEPTH = 20;
/** Articles kept at hand: citations of one set point into few. */
const KEPT_ARTICLES = 200;

/**
 * Asks a case turn by turn, and for the passages that retrieval ranks for its last turn; a multiple-choice question of the model
 * itself, if there is one.
 * @throws {AppError} as the target does: no other case could be answered either.
 */
export async function observeCase(evalCase: EvalCase, asking: Asking, signal?: AbortSignal): Promise<Observed> {
  const late = new AbortController();
  const both = AbortSignal.any(signal ? [signal, late.signal] : [late.signal]);
  const timedOut = Promise.withResolvers<Observed>();
  const timer = setTimeout(() => {
    timedOut.resolve({ outcome: 'timed-out', answer: null, error: `No answer within ${asking.timeoutMs / 1_000} s.` });
    late.abort();
  }, asking.timeoutMs);
  const { converse, generator } = asking.target;
  const isChoice = evalCase.choices !== undefined && converse !== undefined;
  const asked = (isChoice ? askChoice(evalCase, generator, converse, both).then(knownByHeart) : askAll(evalCase, asking, both)).catch((error: unknown) => {
    if (late.signal.aborted && signal?.aborted !== true) return timedOut.promise;
    if (error instanceof BrokenReply) return { outcome: 'failed', answer: null, error: error.message } as const;
    throw error;
  });
  return Promise.race([asked, timedOut.promise]).finally(() => clearTimeout(timer));
}

/** Keeps the articles asked for last, so that a run of any length takes the same memory. */
export function articleFinder(target: Target, most = KEPT_ARTICLES): ArticleFinder {
  const kept = new Map<string, Promise<ArticleView>>();
  return (collection, id) => {
    const key = `${collection}/${id}`;
    const found = kept.get(key) ?? target.article(collection, id);
    kept.delete(key);
    kept.set(key, found);
    found.catch(() => kept.delete(key));
    if (kept.size > most) kept.delete(kept.keys().next().value!);
    return found;
  };
}

/** An answer that no article was read for. */
function knownByHeart(answer: Answer): Observed {
  return { outcome: 'answered', answer, retrieved: null, cited: [], support: null };
}

async function askAll({ turns }: EvalCase, { target, collections, k, findArticle, checker }: Asking, signal: AbortSignal): Promise<Observed> {
  const among = collections && { collections: [...collections] };
  let answer: Answer | undefined;
  for (const question of turns) {
    answer = await target.ask({ question, ...among, ...(k !== undefined && { k }), ...(answer && { conversationId: answer.conversationId }) }, signal);
    signal.throwIfAborted();
  }
  const hits = await target.search({ query: answer!.askedAs ?? answer!.question, k: DEPTH, ...among }, signal);
  const retrieved = await Promise.all(hits.map((hit) => foundPassage(hit, findArticle)));
  const cited = await Promise.all(answer!.citations.map((citation) => citedParagraph(citation, findArticle)));
  const support = checker === undefined ? null : await judgeSupport(answer!, cited, retrieved, checker, signal);
  return { outcome: answer!.status, answer: answer!, retrieved, cited, support };
}

async function foundPassage({ passageId, articleId, collection, title, text, score, rank, paragraphs }: SearchHit, findArticle: ArticleFinder): Promise<FoundPassage> {
  const { name } = await findArticle(collection, articleId);
  return { passageId, articleId, articleName: name, articleTitle: title, collection, text, score, rank, paragraphs: paragraphs.map(({ id, text: whole }) => ({ paragraphId: id, text: whole })) };
}

async function citedParagraph({ collection, articleId, paragraphId }: Answer['citations'][number], findArticle: ArticleFinder): Promise<CitedParagraph> {
  const { name, title, paragraphs } = await findArticle(collection, articleId);
  const paragraph = paragraphs.find(({ id }) => id === paragraphId);
  if (paragraph === undefined) throw new Error(`The cited paragraph ${paragraphId} is not in ${collection}.`);
  return { articleId, articleName: name, articleTitle: title, paragraphId, text: paragraph.text };
}
