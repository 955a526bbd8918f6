import type { Answer } from '#core/contract.ts';

/** An answer as plain text for a report: question, sentences with their markers, then one source per line. */
export function plainText({ question, sentences, citations }: Answer): string {
  const body = sentences.map(({ text, markers }) => [text, ...markers.map((marker) => `[${marker}]`)].join(' ')).join('\n');
  const sources = citations.map(({ marker, title, name, source, publishedAt, url, quote }) => {
    const where = [title ?? name, source, publishedAt?.slice(0, 10), url].filter((part) => part !== null && part !== undefined).join(', ');
    return `[${marker}] ${where}: "${quote}"`;
  });
  return [question, body, sources.join('\n')].join('\n\n');
}
