const number = new Intl.NumberFormat('en');
const count = (value: number, one: string, many: string): string => `${number.format(value)} ${value === 1 ? one : many}`;

/** The page in English: the reference for what every other language must say. */
export const english = {
  language: 'Language',
  newConversation: 'New conversation',

  health: (articles: number, collections: number): string =>
    `${count(articles, 'article', 'articles')}${collections > 1 ? ` in ${collections} collections` : ''}`,
  healthEmpty: 'No articles yet',
  healthLoading: 'Connecting…',
  healthFailed: 'Server not reached',

  welcomeTitle: 'Ask the articles.',
  welcome:
    'Every sentence of an answer is followed by a number. Choose it to read that sentence where it stands in its source. What the articles do not say is not answered.',
  emptyIndex: 'There are no articles to ask yet. Add some with the command below, then reload this page.',
  library: 'Articles',
  libraryMore: (rest: number): string => `and ${number.format(rest)} more`,
  untitled: 'Untitled article',

  question: 'Question',
  placeholder: 'Ask a question in English or Korean',
  followUp: 'Ask a follow-up, or something new',
  ask: 'Ask',
  stop: 'Stop',
  keys: 'Enter asks · Shift+Enter starts a new line · / comes back here',
  tooLong: (limit: number): string => `A question has at most ${number.format(limit)} characters.`,

  searching: 'Searching the articles…',
  reading: (passages: number): string => `Reading ${count(passages, 'passage', 'passages')}…`,
  stopped: 'Stopped before the answer was complete.',
  answer: 'Answer',
  marker: (marker: number, title: string): string => `Source ${marker}: ${title}`,
  partly: 'Partly supported by its source',
  unsupported: 'Not supported by its source',

  abstained: 'No answer in the articles',
  nearest: 'Closest passages',
  nearestNote: 'They come nearest to the question, but do not hold the answer.',

  sources: 'Sources',
  alsoReportedBy: 'Also reported by',
  conflicts: 'Sources differ',
  conflictAbout: (about: string): string => `On ${about}:`,
  degraded: 'Made without the configured model',
  extractive: 'Sentences quoted word for word',
  generated: (model: string): string => `Written by ${model}, checked against its sources`,
  retrieved: (milliseconds: number): string => `found in ${number.format(Math.round(milliseconds))} ms`,
  total: (milliseconds: number): string => `answered in ${number.format(Math.round(milliseconds))} ms`,
  copy: 'Copy with sources',
  copied: 'Copied',

  close: 'Close',
  loadingArticle: 'Opening the article…',
  moved: 'The cited words are not where the citation says, so nothing is highlighted.',

  retry: 'Try again',
  failed: 'No answer came.',
  articleFailed: 'The article did not open.',
  unreachable: 'The server cannot be reached. Check that Parapet is running, then try again.',
  interrupted: 'The connection broke before the answer was complete.',
  badReply: (status: number | null): string => `The reply could not be understood${status === null ? '' : ` (HTTP ${status})`}.`,
  /** By problem code, where the server's own sentence is missing or in another language. */
  problems: {
    internal_error: 'Something went wrong inside the server. Try again; if it stays, give the request number below to whoever runs it.',
  } as Readonly<Record<string, string>>,
  requestId: (id: string): string => `Request ${id}`,
  broken: 'The page failed to show this. Reload it to go on.',
  reload: 'Reload',
};
