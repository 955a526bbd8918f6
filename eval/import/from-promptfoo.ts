import { basename } from 'node:path';
import { parse } from 'yaml';
import { z } from 'zod';
import { AppError } from '#core/errors.ts';
import { count, type ImportedSet } from './imported-set.ts';
import { parsed, readRecords, readText, type Placed } from './records.ts';

const Scalar = z.union([z.string(), z.number(), z.boolean()]);
const Assertion = z.object({ type: z.string(), value: z.unknown() });
type Assertion = z.output<typeof Assertion>;
const Test = z.object({
  vars: z.record(z.string(), z.unknown()),
  assert: z.array(Assertion).default([]),
  metadata: z.record(z.string(), Scalar).default({}),
});
const Config = z.object({ tests: z.array(Test, 'give the tests in the file itself, or import the file of tests that it names') });
const Row = z.record(z.string(), z.string());

/** Names that a question goes by, the likeliest first. */
const QUESTION = ['question', 'query', 'prompt', 'input', 'user_input', 'message'];
/** Names that an answer goes by in a plain table, without promptfoo's `__expected`. */
const ANSWER = ['expected', 'answer', 'reference', 'ground_truth'];

/**
 * Tests of promptfoo (promptfoo.dev/docs/configuration): a CSV file with a column per variable and `__expected…`, or a
 * configuration in YAML with `tests`; also a plain CSV file with columns such as `question` and `answer`. Assertions that
 * name words become expected alternatives (`equals`, `contains…`, `icontains…`); others, such as model-graded ones and code, are left out.
 */
export async function fromPromptfoo(path: string): Promise<ImportedSet> {
  const leftOut = new Map<string, number>();
  const tests = /\.ya?ml$/i.test(path) ? await yamlTests(path) : (await readRecords(path)).map((record) => ({ place: record.place, value: csvTest(parsed(Row, record, 'CSV')) }));
  const cases = tests.map(({ place, value: { vars, assert, metadata } }, index) => {
    const expected = assert.flatMap((assertion) => {
      const lists = expectedBy(assertion);
      if (lists === null) count(leftOut, `assertion ${assertion.type}`);
      return lists ?? [];
    });
    const tags = Object.values(metadata).map(String).filter((tag) => tag !== '');
    return { id: vars['id'] === undefined || vars['id'] === '' ? `q${index + 1}` : String(vars['id']), question: questionOf(vars, place), expected, tags };
  });
  return { head: { set: basename(path).replace(/\.\w+$/, '') }, cases, articles: [], leftOut };
}

async function yamlTests(path: string): Promise<Placed<z.output<typeof Test>>[]> {
  const { tests } = parsed(Config, { place: path, value: parseYaml(await readText(path), path) }, 'promptfoo');
  return tests.map((value, index) => ({ place: `${path}, test ${index + 1}`, value }));
}

function parseYaml(text: string, path: string): unknown {
  try {
    return parse(text, { maxAliasCount: 100, logLevel: 'error' });
  } catch (cause) {
    throw new AppError('invalid_request', `${path}: not valid YAML.`, { cause });
  }
}

function csvTest(row: Readonly<Record<string, string>>): z.output<typeof Test> {
  const columns = Object.entries(row);
  const special = columns.filter(([name]) => name.startsWith('__'));
  const vars = Object.fromEntries(columns.filter(([name]) => !name.startsWith('__')));
  const plain = special.some(([name]) => name.startsWith('__expected')) ? undefined : ANSWER.map((name) => vars[name]).find((value) => value !== undefined && value.trim() !== '');
  return {
    vars,
    assert: [
      ...special.filter(([name, value]) => /^__expected\d*$/.test(name) && value.trim() !== '').map(([, value]) => assertionIn(value)),
      ...(plain === undefined ? [] : [{ type: 'contains', value: plain }]),
    ],
    metadata: Object.fromEntries(special.filter(([name]) => name.startsWith('__metadata:')).flatMap(metadataIn)),
  };
}

/** A column that ends in `[]` holds several values, separated by commas. */
function metadataIn([name, value]: readonly [name: string, value: string]): [string, string][] {
  return (name.endsWith('[]') ? value.split(',') : [value]).map((part, index) => [`${name}${index}`, part.trim()]);
}

/** `type(threshold): value`, or words that the output equals. */
function assertionIn(text: string): Assertion {
  const [, type, value] = /^((?:not-)?[a-z]+(?:-[a-z]+)*)(?:\(\d+(?:\.\d+)?\))?:([^]*)$/.exec(text) ?? [];
  if (type === undefined || value === undefined || !KNOWN.test(type)) return { type: 'equals', value: text };
  return { type, value: /-(?:any|all)$/.test(type) ? value.split(',').map((part) => part.trim()) : value.trim() };
}

/** Assertions that a prefix can name; else a colon belongs to the expected words. */
const KNOWN =
  /^(?:not-)?(?:equals|i?contains(?:-(?:any|all|json|sql|xml|html))?|regex|starts-with|is-.+|javascript|fn|eval|python|grade|llm-rubric|model-graded-.+|g-eval|similar|factuality|answer-relevance|context-.+|classifier|moderation|latency|cost|levenshtein|rouge-n|bleu|webhook|perplexity(?:-score)?|select-best|file)$/;

/** What must be said, one list per thing; null for an assertion that names no words. */
function expectedBy({ type, value }: Assertion): string[][] | null {
  const words = (Array.isArray(value) ? value : [value]).filter((each) => Scalar.safeParse(each).success).map((each) => String(each).trim()).filter((each) => each !== '');
  if (words.length === 0) return null;
  if (/^(?:equals|i?contains|starts-with)$/.test(type)) return [words];
  if (/^i?contains-any$/.test(type)) return [words];
  return /^i?contains-all$/.test(type) ? words.map((each) => [each]) : null;
}

function questionOf(vars: Readonly<Record<string, unknown>>, place: string): string {
  const names = Object.keys(vars).filter((name) => Scalar.safeParse(vars[name]).success && String(vars[name]).trim() !== '');
  const name = QUESTION.find((each) => names.includes(each)) ?? (names.length === 1 ? names[0] : undefined);
  if (name !== undefined) return String(vars[name]).trim();
  throw new AppError('invalid_request', `${place}: question: missing; name the variable with the question "question".`);
}
