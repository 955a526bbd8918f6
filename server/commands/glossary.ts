import { existsSync, readFileSync } from 'node:fs';
import { AppError } from '#core/errors.ts';
import { checkGlossary, type GlossaryFile } from '#core/retrieval/glossary-check.ts';
import type { Config } from '../config.ts';
import { glossaryFiles } from '../read-glossaries.ts';
import { printable } from './terminal.ts';

/**
 * `parapet glossary check`: looks over the program's glossary, the operator's in the data folder, and any files named, as one; prints
 * a line per finding and a total.
 *
 * @returns Exit code: 1 when a row is wrong or stands twice; conflicts may be homonyms and are only told.
 * @throws {AppError} `invalid_request` for a file that does not exist.
 */
export function glossaryCheckCommand(config: Config, files: readonly string[]): number {
  const found = checkGlossary([...glossaryFiles(config.dataDir), ...files.map(readNamed)]);
  for (const { kind, file, line, message } of found) process.stdout.write(`${printable(`${file}:${line}: ${kind}: ${message}`)}\n`);
  const errors = found.filter(({ kind }) => kind === 'error').length;
  process.stdout.write(`${errors} errors, ${found.length - errors} conflicts\n`);
  return errors > 0 ? 1 : 0;
}

function readNamed(name: string): GlossaryFile {
  if (!existsSync(name)) throw new AppError('invalid_request', `There is no file "${name}": name the glossary files to check.`);
  return { name, tsv: readFileSync(name, 'utf8') };
}
