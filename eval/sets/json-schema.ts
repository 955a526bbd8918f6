/**
 * The JSON Schema of question sets, for editors and other programs: `data/eval/schema.json`, one line of a set at a time.
 *
 *   node eval/sets/json-schema.ts     # writes it anew
 */
import { writeFileSync } from 'node:fs';
import { z } from 'zod';
import { SetHead, SetLine } from '../sets.ts';

/** Where the schema is shipped, from the root of the project. */
export const SCHEMA_FILE = 'data/eval/schema.json';

/** JSON Schema, draft 2020-12, of a line of a set: its optional head, or a question. */
export function setJsonSchema(): Record<string, unknown> {
  return {
    $schema: 'https://json-schema.org/draft/2020-12/schema',
    title: 'A line of a Parapet question set (JSON Lines)',
    anyOf: [{ title: 'Question', ...question() }, { title: 'Head: the first line, if any', ...schemaOf(SetHead) }],
  };
}

/** What zod's refinements say, which it cannot write down itself; that `answer` is one of `choices` JSON Schema cannot say. */
function question(): Record<string, unknown> {
  return { ...schemaOf(SetLine), oneOf: [{ required: ['question'] }, { required: ['turns'] }], dependentRequired: { choices: ['answer'], answer: ['choices'] } };
}

function schemaOf(schema: z.ZodType): Record<string, unknown> {
  const { $schema: _, ...rest } = z.toJSONSchema(schema, { io: 'input' });
  return rest;
}

if (import.meta.main) writeFileSync(SCHEMA_FILE, `${JSON.stringify(setJsonSchema(), null, 2)}\n`);
