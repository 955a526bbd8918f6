import { ruleChecker } from '#core/verdict/support-checker.ts';
import { readGlossary } from '../../server/compose.ts';
import { articleSentences, type ArticleSentence } from '../mutate/articles.ts';
import { mutantsOf } from '../mutate/mutate.ts';
import { significant, timed, type Benchmark } from './report.ts';

/** Time of the support checker per sentence of an answer. */
export const checkBenchmark: Benchmark = {
  name: 'check',
  title: "Support checker: each sentence of the sample articles, and each of its mutants, against the sentence's whole paragraph",
  async *run(note) {
    const glossary = readGlossary();
    for (const language of ['en', 'ko'] as const) {
      note(language);
      const sentences = articleSentences('data/articles').filter((each) => each.language === language);
      const claims = sentences.flatMap(({ paragraph, sentence }) => [sentence, ...mutantsOf(sentence).map(({ text }) => text)].map((claim) => ({ claim, paragraph })));
      const warm = ruleChecker(glossary);
      const { p50, p95 } = await timed(claims, ({ claim, paragraph }) => warm.verdict(claim, [{ text: paragraph }]));
      yield { language, evidence: 'paragraph read before', claims: claims.length, 'p50 ms': significant(p50), 'p95 ms': significant(p95) };
      const unread = await timed(sentences, (each: ArticleSentence) => ruleChecker(glossary).verdict(each.sentence, [{ text: each.paragraph }]));
      yield { language, evidence: 'paragraph not read before', claims: sentences.length, 'p50 ms': significant(unread.p50), 'p95 ms': significant(unread.p95) };
    }
  },
};
