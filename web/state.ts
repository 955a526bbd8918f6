import type { Answer, AnswerEvent, ArticleView, Citation, ConversationView } from '#core/contract.ts';
import type { Failure } from './failure.ts';

/** Everything on the page that changes, except what the reader is typing and which language the words are in. */
export interface State {
  /** Oldest first. */
  readonly turns: readonly Turn[];
  /** What the next question continues: the conversation of the last complete answer. */
  readonly conversationId: string | null;
  readonly pane: Pane | null;
  /** What the next questions are asked of; it stays when a conversation ends. */
  readonly scope: Scope;
}

/** The articles that are asked. */
export interface Scope {
  /** Names; none for all collections. */
  readonly collections: readonly string[];
  /** Only articles published until this date, ISO 8601; null for any. */
  readonly asOf: string | null;
}

/** One question and what became of it. */
export interface Turn {
  /** From 1, never reused while the page is open: late events of an old turn find nothing to change. */
  readonly id: number;
  readonly question: string;
  readonly phase: 'searching' | 'writing' | 'done' | 'failed' | 'stopped';
  /** Passages read, once known. */
  readonly passages: number | null;
  /** Text so far; the answer's own sentences replace it at the end. */
  readonly draft: string;
  readonly citations: readonly Citation[];
  /** Set exactly when the phase is `done`. */
  readonly answer: Answer | null;
  /** Set exactly when the phase is `failed`. */
  readonly failure: Failure | null;
}

/**
 * Where in an article to look: a cited sentence, word for word; a wider place, such as a passage; a paragraph known by
 * its id alone; or the whole article.
 */
export type Place =
  | { readonly kind: 'quote'; readonly start: number; readonly end: number; readonly quote: string }
  | { readonly kind: 'span'; readonly start: number; readonly end: number }
  | { readonly kind: 'paragraph'; readonly paragraphId: string }
  | { readonly kind: 'article' };

export interface Target {
  readonly articleId: string;
  readonly title: string | null;
  readonly place: Place;
  /** Which button opened it, e.g. `3:1` for marker 1 of turn 3: that button shows as pressed. */
  readonly origin: string;
}

export interface Pane {
  readonly target: Target;
  readonly article: ArticleView | null;
  readonly failure: Failure | null;
}

export type Action =
  | { readonly type: 'ask'; readonly id: number; readonly question: string }
  | { readonly type: 'event'; readonly id: number; readonly event: AnswerEvent }
  | { readonly type: 'fail'; readonly id: number; readonly failure: Failure }
  | { readonly type: 'stop'; readonly id: number }
  | { readonly type: 'retry'; readonly id: number; readonly newId: number }
  | { readonly type: 'new-conversation' }
  /** Shows an earlier conversation; its turns get the ids from `firstId`. */
  | { readonly type: 'resume'; readonly conversation: ConversationView; readonly firstId: number }
  | { readonly type: 'scope'; readonly scope: Scope }
  | { readonly type: 'open'; readonly target: Target }
  | { readonly type: 'article'; readonly articleId: string; readonly article: ArticleView }
  | { readonly type: 'article-failed'; readonly articleId: string; readonly failure: Failure }
  | { readonly type: 'close' };

export const INITIAL: State = { turns: [], conversationId: null, pane: null, scope: { collections: [], asOf: null } };

/** The next state. Never throws: an action that no longer applies leaves the state as it is. */
export function reduce(state: State, action: Action): State {
  switch (action.type) {
    case 'ask':
      return { ...state, turns: [...state.turns, newTurn(action.id, action.question)] };
    case 'retry':
      return { ...state, turns: state.turns.map((turn) => (turn.id === action.id ? newTurn(action.newId, turn.question) : turn)) };
    case 'event':
      return afterEvent(state, action.id, action.event);
    case 'fail':
      return changeRunning(state, action.id, (turn) => ({ ...turn, phase: 'failed', failure: action.failure }));
    case 'stop':
      return changeRunning(state, action.id, (turn) => ({ ...turn, phase: 'stopped' }));
    case 'new-conversation':
      return { ...INITIAL, scope: state.scope };
    case 'resume': {
      const { id, turns } = action.conversation;
      return { ...INITIAL, scope: state.scope, conversationId: id, turns: turns.map(({ answer }, index) => finishedTurn(action.firstId + index, answer)) };
    }
    case 'scope':
      return { ...state, scope: action.scope };
    case 'open':
      return { ...state, pane: openPane(state.pane, action.target) };
    case 'article':
      return changePane(state, action.articleId, { article: action.article, failure: null });
    case 'article-failed':
      return changePane(state, action.articleId, { article: null, failure: action.failure });
    case 'close':
      return { ...state, pane: null };
  }
}

/** Whether a turn still waits for its answer. */
export function isRunning(turn: Turn): boolean {
  return turn.phase === 'searching' || turn.phase === 'writing';
}

function newTurn(id: number, question: string): Turn {
  return { id, question, phase: 'searching', passages: null, draft: '', citations: [], answer: null, failure: null };
}

function finishedTurn(id: number, answer: Answer): Turn {
  return { ...newTurn(id, answer.question), phase: 'done', citations: answer.citations, answer };
}

function afterEvent(state: State, id: number, event: AnswerEvent): State {
  switch (event.type) {
    case 'retrieval-end':
      return changeRunning(state, id, (turn) => ({ ...turn, passages: event.passages }));
    case 'text-delta':
      return changeRunning(state, id, (turn) => ({ ...turn, phase: 'writing', draft: turn.draft + event.text }));
    case 'citation':
      return changeRunning(state, id, (turn) => ({ ...turn, citations: [...turn.citations, event.citation] }));
    case 'error':
      return changeRunning(state, id, (turn) => ({ ...turn, phase: 'failed', failure: { kind: 'problem', problem: event.problem } }));
    case 'answer-end': {
      const { answer } = event;
      const next = changeRunning(state, id, (turn) => ({ ...turn, phase: 'done', draft: '', citations: answer.citations, answer }));
      return next === state ? state : { ...next, conversationId: answer.conversationId };
    }
  }
}

function changeRunning(state: State, id: number, change: (turn: Turn) => Turn): State {
  if (!state.turns.some((turn) => turn.id === id && isRunning(turn))) return state;
  return { ...state, turns: state.turns.map((turn) => (turn.id === id ? change(turn) : turn)) };
}

/** Another place in the article that is already open needs no second fetch. */
function openPane(open: Pane | null, target: Target): Pane {
  const article = open?.target.articleId === target.articleId ? open.article : null;
  return { target, article, failure: null };
}

function changePane(state: State, articleId: string, change: Pick<Pane, 'article' | 'failure'>): State {
  if (state.pane?.target.articleId !== articleId) return state;
  return { ...state, pane: { ...state.pane, ...change } };
}
