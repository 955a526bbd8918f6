/** What an encoder was trained to see before a query and before a passage. */
export interface Prefixes {
  readonly query: string;
  readonly passage: string;
}

export const NO_PREFIXES: Prefixes = { query: '', passage: '' };

const WEB_SEARCH = 'Given a web search query, retrieve relevant passages that answer the query';
const REPRESENT = 'Represent this sentence for searching relevant passages: ';

/**
 * Prefixes by model family, from the models' own cards; the first that matches counts. A wrong or missing prefix costs
 * quality without any error, so a model that states its own is believed before this table.
 */
const FAMILIES: readonly (readonly [RegExp, Prefixes])[] = [
  // Wang et al. 2024, arXiv:2402.05672: the instruct variants read a task before the query, and nothing before a passage.
  [/e5-.*instruct/, { query: `Instruct: ${WEB_SEARCH}\nQuery: `, passage: '' }],
  // Wang et al. 2022, arXiv:2212.03533.
  [/(^|[/-])(multilingual-)?e5-/, { query: 'query: ', passage: 'passage: ' }],
  [/qwen3-embedding/, { query: `Instruct: ${WEB_SEARCH}\nQuery:`, passage: '' }],
  // Xiao et al. 2023, arXiv:2309.07597. bge-m3 takes none.
  [/bge-(small|base|large)-en/, { query: REPRESENT, passage: '' }],
  [/bge-(small|base|large)-zh/, { query: '为这个句子生成表示以用于检索相关文章：', passage: '' }],
  [/arctic-embed-.*v2/, { query: 'query: ', passage: '' }],
  [/arctic-embed/, { query: REPRESENT, passage: '' }],
  [/mxbai-embed/, { query: REPRESENT, passage: '' }],
  [/nomic-embed-text/, { query: 'search_query: ', passage: 'search_document: ' }],
  [/embedding-?gemma/, { query: 'task: search result | query: ', passage: 'title: none | text: ' }],
];

/** @param model - Name as an endpoint or a folder has it, e.g. `intfloat/multilingual-e5-small` or `bge-m3:latest`. */
export function prefixesOf(model: string): Prefixes {
  const name = model.toLowerCase();
  return FAMILIES.find(([family]) => family.test(name))?.[1] ?? NO_PREFIXES;
}
