import { finalAnswer, type Answerer } from '#core/answer/answer.ts';
import type { Answer } from '#core/contract.ts';
import type { Library } from '#core/ports.ts';
import { scoreCase, type CaseScore, type CitedParagraph } from './metrics/answers.ts';
import type { EvalCase } from './sets.ts';

export interface CaseResult {
  readonly evalCase: EvalCase;
  readonly answer: Answer;
  readonly score: CaseScore;
}

export interface RunTarget {
  readonly answerer: Answerer;
  readonly library: Library;
  readonly collections?: readonly string[] | undefined;
}

/** Asks every case through the path that the server uses, earlier turns first, and scores the last turn's answer. */
export async function* runCases(cases: readonly EvalCase[], target: RunTarget, signal?: AbortSignal): AsyncGenerator<CaseResult> {
  for (const evalCase of cases) {
    let answer: Answer | undefined;
    for (const question of evalCase.turns) {
      const request = {
        question,
        ...(target.collections && { collections: [...target.collections] }),
        ...(answer && { conversationId: answer.conversationId }),
      };
      answer = await finalAnswer(target.answerer.answer(request, signal));
    }
    const cited = await citedParagraphs(answer!, target.library);
    yield { evalCase, answer: answer!, score: scoreCase(evalCase, answer!, cited) };
  }
}

async function citedParagraphs(answer: Answer, library: Library): Promise<CitedParagraph[]> {
  const cited: CitedParagraph[] = [];
  for (const { collection, articleId, paragraphId } of answer.citations) {
    await library.use([collection], async ([generation]) => {
      const article = await generation!.store.article(articleId);
      const paragraph = (await generation!.store.paragraphs(articleId)).find((each) => each.id === paragraphId);
      if (article === undefined || paragraph === undefined) throw new Error(`citation ${answer.question}: ${paragraphId} is not in ${collection}`);
      const text = article.text.slice(paragraph.start, paragraph.end);
      cited.push({ articleId, articleName: article.name, articleTitle: article.title, paragraphId, text });
    });
  }
  return cited;
}
