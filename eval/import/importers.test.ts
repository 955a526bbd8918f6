/** Small sets written for these tests, in the form of the real ones. */
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterAll, describe, expect, test } from 'vitest';
import { fromBeir } from './from-beir.ts';
import { fromChoices } from './from-choices.ts';
import { fromMultiHopRag } from './from-multihop-rag.ts';
import { fromPromptfoo } from './from-promptfoo.ts';
import { fromRagas } from './from-ragas.ts';
import { fromRgb } from './from-rgb.ts';
import { fromSquad } from './from-squad.ts';

const folder = mkdtempSync(join(tmpdir(), 'parapet-import-'));
afterAll(() => rmSync(folder, { recursive: true }));

test('BEIR: graded judgements become gold, documents articles of their own', async () => {
  write('sea/corpus.jsonl', '{"_id":"d1","title":"Tides","text":"High water twice a day."}\n{"_id":"d/2","title":"","text":"High water twice a day."}\n');
  write('sea/queries.jsonl', '{"_id":"q1","text":"How often is high water?"}\n{"_id":"q2","text":"Not judged"}\n');
  const beir = write('sea/qrels/test.tsv', 'query-id\tcorpus-id\tscore\nq1\td1\t2\nq1\td/2\t1\n');
  const set = await fromBeir(dirname(dirname(beir)));
  expect(set.head).toEqual({ set: 'sea' });
  expect(set.cases).toEqual([{ id: 'q1', question: 'How often is high water?', gold: [{ article: 'd1', grade: 2 }, { article: set.articles[1]!.name }] }]);
  expect(set.articles).toEqual([
    { name: 'd1', title: 'Tides', url: 'urn:beir:d1', text: 'High water twice a day.' },
    { name: expect.stringMatching(/^d-2-[0-9a-f]{8}$/), title: null, url: 'urn:beir:d%2F2', text: 'High water twice a day.' },
  ]);
});

describe('SQuAD', () => {
  const context = '👍 만조는 하루에 두 번 온다. 간조도 그렇다.';
  const squad = (title: string, qas: readonly unknown[], text = context) => ({ title, paragraphs: [{ context: 'The first paragraph.', qas: [] }, { context: text, qas }] });

  test('the gold is the sentence that the answer begins in, counted as Python counts', async () => {
    const answers = [{ text: '두 번', answer_start: 11 }, { text: '하루에 두 번', answer_start: 7 }, { text: '두 번', answer_start: 11 }];
    const set = await fromSquad(write('squad.json', JSON.stringify({ version: 'v1.1', data: [squad('조석_(바다)', [{ id: 'q1', question: '몇 번?', answers }])] })));
    expect(set.cases).toEqual([{ id: 'q1', question: '몇 번?', expected: [['두 번', '하루에 두 번']], gold: [{ article: '조석_(바다)', contains: '👍 만조는 하루에 두 번 온다.' }] }]);
    expect(set.articles).toEqual([{ name: '조석_(바다)', title: '조석 (바다)', text: `The first paragraph.\n\n${context}` }]);
  });

  test('version 2: the impossible is unanswerable; parts of an article under one title are one article', async () => {
    const qas = [{ id: 'q2', question: 'Why?', is_impossible: true, answers: [], plausible_answers: [{ text: 'x', answer_start: 0 }] }];
    const set = await fromSquad(write('squad2.json', JSON.stringify({ data: [squad('Tide', qas), squad('Tide', [], 'More of it.')] })));
    expect(set.cases).toEqual([{ id: 'q2', question: 'Why?', answerable: false }]);
    expect(set.articles.map(({ text }) => text)).toEqual([`The first paragraph.\n\n${context}\n\nThe first paragraph.\n\nMore of it.`]);
  });

  test('as a table, a row per question', async () => {
    const rows = [
      { id: 'q1', title: 'Tide', context, question: '몇 번?', answers: { text: ['두 번'], answer_start: [11] } },
      { id: 'q2', title: 'Tide', context: 'The sea.', question: 'Why?', answers: { text: [], answer_start: [] } },
      { id: 'q3', title: 'Tide', context, question: '무엇이?', answers: { text: ['만조는'], answer_start: [2] } },
    ];
    for (const [name, content] of [['rows.jsonl', rows.map((row) => JSON.stringify(row)).join('\n')], ['rows.json', JSON.stringify(rows)]] as const) {
      const set = await fromSquad(write(name, content));
      expect(set.head.set).toBe('rows');
      expect(set.cases.map(({ id, answerable, gold }) => [id, answerable, gold?.[0]?.contains])).toEqual([['q1', undefined, '👍 만조는 하루에 두 번 온다.'], ['q3', undefined, '👍 만조는 하루에 두 번 온다.'], ['q2', false, undefined]]);
      expect(set.articles.map(({ text }) => text)).toEqual([`${context}\n\nThe sea.`]);
    }
  });

  test('what is not SQuAD is refused by field', async () => {
    await expect(fromSquad(write('no.json', '{"data":[{"title":"x","paragraphs":[{"qas":[]}]}]}'))).rejects.toThrow(/no\.json: data\.0\.paragraphs\.0\.context: .* not the SQuAD format/);
  });
});

describe('MultiHop-RAG', () => {
  const corpus = [
    { title: 'Harbour opens', author: null, source: 'Gazette', published_at: '2026-05-14T00:00:00+00:00', category: 'news', url: 'https://a.example/1', body: 'The harbour opened in May.\n\nIt has two basins.' },
    { title: 'Harbour closes', author: null, source: 'Herald', published_at: '2026-06-01T00:00:00+00:00', category: 'news', url: 'https://a.example/2', body: 'The harbour closed in June.' },
  ];
  const evidence = (index: number, fact: string) => ({ ...corpus[index], body: undefined, fact });
  const questions = [
    { query: 'Did it open before it closed?', answer: 'Yes', question_type: 'temporal_query', evidence_list: [evidence(0, 'The harbour  opened in May.It has two basins.'), evidence(1, 'The harbour\nclosed in June.')] },
    { query: 'Who built it?', answer: 'Insufficient information.', question_type: 'null_query', evidence_list: [] },
  ];

  test('evidence is where it stands, however it is spaced, and the null queries are unanswerable', async () => {
    write('hop/dataset/corpus.json', JSON.stringify(corpus));
    const file = write('hop/dataset/MultiHopRAG.json', JSON.stringify(questions));
    const set = await fromMultiHopRag(join(folder, 'hop'));
    expect(set.cases).toEqual([
      { id: 'q1', question: 'Did it open before it closed?', tags: ['temporal_query'], expected: [['Yes']], gold: [{ article: 'Harbour opens', contains: 'The harbour opened in May.' }, { article: 'Harbour closes', contains: 'The harbour closed in June.' }] },
      { id: 'q2', question: 'Who built it?', tags: ['null_query'], answerable: false },
    ]);
    expect(set.articles[0]).toEqual({ name: 'Harbour opens', title: 'Harbour opens', url: 'https://a.example/1', source: 'Gazette', publishedAt: '2026-05-14T00:00:00+00:00', text: corpus[0]!.body });
    expect(await fromMultiHopRag(file)).toEqual(set);
  });

  test('evidence from nowhere is refused', async () => {
    write('lost/corpus.json', JSON.stringify(corpus.slice(0, 1)));
    await expect(fromMultiHopRag(write('lost/MultiHopRAG.json', JSON.stringify(questions)))).rejects.toThrow(/record 1: evidence_list: "Harbour closes" is not in corpus\.json/);
  });
});

describe('RGB', () => {
  const fact = { id: 0, query: 'Where is the harbour?', answer: [['Incheon', '인천']], fakeanswer: 'Busan', positive: ['The harbour is in Incheon.'], positive_wrong: ['The harbour is in Busan.'], negative: ['Ships sail.'] };
  const path = () => write('en_fact.json', `${JSON.stringify(fact)}\n`);

  test.each([
    ['noise' as const, { expected: [['Incheon', '인천']], gold: [{ article: '0-right-1', fact: 'answer' }] }, ['0-irrelevant-1', '0-right-1']],
    ['rejection' as const, { answerable: false }, ['0-irrelevant-1']],
    ['conflict' as const, { expected: [['Incheon', '인천']], gold: [{ article: '0-right-1', fact: 'answer' }], conflict: true }, ['0-irrelevant-1', '0-counterfactual-1', '0-right-1']],
  ])('%s', async (variant, line, names) => {
    const set = await fromRgb(path(), variant);
    expect(set.cases).toEqual([{ id: '0', question: 'Where is the harbour?', ...line }]);
    expect(set.articles.map(({ name }) => name)).toEqual(names);
  });

  test('the integration set wants every part, each from documents of its own', async () => {
    const line = { id: 3, query: 'When and where?', answer: [['May', '5월'], 'Incheon'], positive: [['In May.', 'In May, it is said.'], ['At Incheon.']], negative: [] };
    const set = await fromRgb(write('en_int.json', JSON.stringify(line)));
    expect(set.cases[0]).toMatchObject({ expected: [['May', '5월'], ['Incheon']], gold: [{ article: '3-right-1-1', fact: 'part-1' }, { article: '3-right-1-2', fact: 'part-1' }, { article: '3-right-2-1', fact: 'part-2' }] });
  });

  test('only the counterfactual file holds conflicts', async () => {
    const { positive_wrong: _, ...plain } = fact;
    await expect(fromRgb(write('en.json', JSON.stringify(plain)), 'conflict')).rejects.toThrow(/en\.json:1: positive_wrong: missing/);
  });
});

describe('RAGAS', () => {
  const article = { name: expect.stringMatching(/^context-[0-9a-f]{12}$/), text: "The tide's high at six." };

  test('version 0.2, as JSON Lines', async () => {
    const row = { user_input: 'When is high water?', reference: 'At six.', reference_contexts: [article.text], response: 'Six', retrieved_contexts: [], synthesizer_name: 'single_hop' };
    const set = await fromRagas(write('ragas.jsonl', `${JSON.stringify(row)}\n`));
    expect(set.cases).toEqual([{ id: 'q1', turns: ['When is high water?'], expected: [['At six.']], gold: [{ article: set.articles[0]!.name }], tags: ['single_hop'] }]);
    expect(set.articles).toEqual([article]);
    expect([...set.leftOut]).toEqual([['field response', 1], ['field retrieved_contexts', 1]]);
  });

  test('the older words, and lists as pandas writes them into CSV', async () => {
    const set = await fromRagas(write('ragas.csv', `question,ground_truth,reference_contexts\nWhen?,At six.,"[""The tide's high at six."", 'It\\'s\\nlow.']"\n`));
    expect(set.cases[0]).toMatchObject({ turns: ['When?'], expected: [['At six.']] });
    expect(set.articles.map(({ text }) => text)).toEqual([article.text, "It's\nlow."]);
  });

  test('a conversation keeps what the user said', async () => {
    const turns = [{ type: 'human', content: 'When?' }, { type: 'ai', content: 'At six.' }, { type: 'human', content: 'And low water?' }];
    const set = await fromRagas(write('multi.json', JSON.stringify([{ user_input: turns }])));
    expect(set.cases).toEqual([{ id: 'q1', turns: ['When?', 'And low water?'], gold: [] }]);
  });

  test('a row without a question is refused', async () => {
    await expect(fromRagas(write('none.jsonl', '{"reference":"At six."}'))).rejects.toThrow(/none\.jsonl:1: user_input: missing/);
  });
});

describe('promptfoo and CSV', () => {
  test('assertions that name words are expected, the others counted', async () => {
    const csv = [
      'question,context,__expected,__expected2,__description,__metadata:topic,__metadata:kind[]',
      'When?,x,"contains-any: six, 6",icontains: o\'clock,a test,tides,"a, b"',
      'Where?,x,At 10:30 in Incheon,llm-rubric: says the place,,,',
      'What?,x,"contains-all(0.5): tide, moon",not-contains: sun,,,',
    ];
    const set = await fromPromptfoo(write('tests.csv', csv.join('\n')));
    expect(set.cases).toEqual([
      { id: 'q1', question: 'When?', expected: [['six', '6'], ["o'clock"]], tags: ['tides', 'a', 'b'] },
      { id: 'q2', question: 'Where?', expected: [['At 10:30 in Incheon']], tags: [] },
      { id: 'q3', question: 'What?', expected: [['tide'], ['moon']], tags: [] },
    ]);
    expect([...set.leftOut]).toEqual([['assertion llm-rubric', 1], ['assertion not-contains', 1]]);
  });

  test('a plain table has its question and answer columns', async () => {
    const set = await fromPromptfoo(write('plain.csv', 'id,question,answer\nk-1,언제?,여섯 시\nk-2,왜?,\n'));
    expect(set.cases).toEqual([
      { id: 'k-1', question: '언제?', expected: [['여섯 시']], tags: [] },
      { id: 'k-2', question: '왜?', expected: [], tags: [] },
    ]);
  });

  test('a configuration in YAML', async () => {
    const yaml = 'providers: [openai:x]\ntests:\n  - description: one\n    vars:\n      q: When?\n    assert:\n      - type: equals\n        value: 6\n      - type: javascript\n        value: output.length < 9\n    metadata:\n      topic: tides\n';
    const set = await fromPromptfoo(write('promptfooconfig.yaml', yaml));
    expect(set.cases).toEqual([{ id: 'q1', question: 'When?', expected: [['6']], tags: ['tides'] }]);
    expect([...set.leftOut]).toEqual([['assertion javascript', 1]]);
  });

  test.each([
    ['a.csv', 'x,y\n1,2\n', /a\.csv:2: question: missing/],
    ['b.yaml', 'tests: file://tests.csv\n', /b\.yaml: tests: give the tests in the file itself/],
    ['c.yaml', 'tests: [', /c\.yaml: not valid YAML/],
  ])('%s is refused by place', async (name, content, sentence) => {
    await expect(fromPromptfoo(write(name, content))).rejects.toThrow(sentence);
  });
});

describe('multiple choice', () => {
  test('KMMLU counts from 1, in columns', async () => {
    const set = await fromChoices(write('kmmlu.csv', 'question,answer,A,B,C,D,Category,Human Accuracy\n달은?,2,별,위성,행성,혜성,Astronomy,0.8\n'));
    expect(set.cases).toEqual([{ id: 'q1', question: '달은?', choices: ['별', '위성', '행성', '혜성'], answer: '위성', expected: [['위성']], tags: ['Astronomy'] }]);
  });

  test('CLIcK answers in words, after a paragraph', async () => {
    const set = await fromChoices(write('click.json', JSON.stringify([{ id: 'KHB_1', paragraph: '옛날에.', question: '언제?', choices: [' 1', '2 ', '3'], answer: '2' }])));
    expect(set.cases).toEqual([{ id: 'KHB_1', question: '옛날에.\n\n언제?', choices: ['1', '2', '3'], answer: '2', expected: [['2']] }]);
  });

  test('MMLU counts from 0', async () => {
    const set = await fromChoices(write('mmlu.jsonl', '{"question":"Moon?","choices":["a star","a satellite"],"answer":1,"subject":"astronomy"}'));
    expect(set.cases[0]).toMatchObject({ answer: 'a satellite', tags: ['astronomy'] });
  });

  test.each([
    ['five.csv', 'question,answer,A,B\nx,5,y,z\n', /five\.csv:2: answer: "5" is none of the 2 choices/],
    ['one.jsonl', '{"question":"x","answer":1}', /one\.jsonl:1: choices: missing/],
  ])('%s is refused', async (name, content, sentence) => {
    await expect(fromChoices(write(name, content))).rejects.toThrow(sentence);
  });
});

function write(name: string, content: string): string {
  const path = join(folder, name);
  mkdirSync(dirname(path), { recursive: true });
  writeFileSync(path, content);
  return path;
}
