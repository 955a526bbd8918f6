import { z } from 'zod';
import type { Answer, ConversationView } from '../contract.ts';
import type { Pack } from '../ports.ts';
import { docxParts } from './docx-parts.ts';
import { markdownOf } from './markdown.ts';
import { outlineOf } from './outline.ts';

export const ExportFormat = z.enum(['json', 'markdown', 'docx']);
export type ExportFormat = z.output<typeof ExportFormat>;

/** Media type by format. */
export const MEDIA_TYPES = {
  json: 'application/json',
  markdown: 'text/markdown',
  docx: 'application/vnd.openxmlformats-officedocument.wordprocessingml.document',
} as const satisfies Record<ExportFormat, string>;

/** Ending of a file's name by format. */
export const FILE_ENDINGS = { json: '.json', markdown: '.md', docx: '.docx' } as const satisfies Record<ExportFormat, string>;

/** One answer as a file: JSON that `parapet verify` takes, Markdown with footnotes, or a Word document. */
export function exportAnswer(answer: Answer, format: ExportFormat, pack: Pack): string | Uint8Array {
  return format === 'json' ? `${JSON.stringify(answer, null, 2)}\n` : laidOut(answer.question, [answer], format, pack);
}

/** A conversation as a file; otherwise as {@link exportAnswer}. */
export function exportConversation(conversation: ConversationView, format: ExportFormat, pack: Pack): string | Uint8Array {
  if (format === 'json') return `${JSON.stringify(conversation, null, 2)}\n`;
  return laidOut(conversation.title, conversation.turns.map(({ answer }) => answer), format, pack);
}

function laidOut(title: string, answers: readonly Answer[], format: 'markdown' | 'docx', pack: Pack): string | Uint8Array {
  const outline = outlineOf(title, answers);
  return format === 'markdown' ? markdownOf(outline) : pack(docxParts(outline));
}
