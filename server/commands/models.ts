/** `parapet models`: brings model folders here, and lists those that are. */
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { AppError } from '#core/errors.ts';
import { openHub } from '../hub/hub.ts';
import { downloadFile } from '../hub/download.ts';
import { findRuntime, missingRuntime } from '../adapters/local-host.ts';
import { listLocalModels, readLocalModel } from '../adapters/local-model.ts';
import { chooseModelFiles } from '../hub/choose-files.ts';
import { printable } from './terminal.ts';
import { createTransferProgress, megabytes } from './transfer-progress.ts';

export interface ModelsOptions {
  /** Folder of models. */
  readonly models: string;
  /** Base address of the hub. */
  readonly endpoint: string;
  readonly signal?: AbortSignal | undefined;
}

/**
 * Fetches a model into `<models>/<organisation>/<model>/`, after telling its licence, its size and where it comes from.
 * Prints one JSON line; run again after an interruption, it goes on where it stopped.
 * @throws {AppError} `invalid_request` for a name or a model that does not fit, `upstream_unavailable` when the hub fails.
 */
export async function pullCommand(name: string, { models, endpoint, signal, full = false }: ModelsOptions & { readonly full?: boolean | undefined }): Promise<number> {
  if (!/^[\w-][\w.-]*\/[\w-][\w.-]*$/.test(name)) throw new AppError('invalid_request', `"${name}" names no model; write <organisation>/<model>, e.g. Xenova/multilingual-e5-small.`);
  const hub = openHub(endpoint);
  const model = await hub.model(name, signal);
  const files = chooseModelFiles(model.files, full ? 'full' : 'small');
  if (!files) throw new AppError('invalid_request', `${name} has no ONNX weights: take a copy of it that has an onnx folder (organisations Xenova and onnx-community publish such copies), or export it with "optimum-cli export onnx".`);
  const total = files.reduce((sum, { size }) => sum + size, 0);
  const licence = model.licence ?? 'not stated; read the model card before you use it';
  process.stderr.write(`${printable(`${name} at ${model.revision.slice(0, 12)} from ${endpoint}\nLicence: ${licence}\n${files.length} files, ${megabytes(total)}, into ${join(models, name)}`)}\n`);

  const progress = createTransferProgress(total);
  const folder = join(models, name);
  let before = 0;
  let fetched = 0;
  for (const file of files) {
    const onBytes = (here: number): void => progress.at(before + here);
    if (await downloadFile({ hub, model, file, folder, endpoint, signal, onBytes })) fetched += 1;
    before += file.size;
  }
  progress.end();
  const { weights } = readLocalModel(models, name);
  process.stdout.write(`${JSON.stringify({ model: name, revision: model.revision, licence: model.licence, files: files.length, fetched, bytes: total, weights, folder })}\n`);
  if (findRuntime(models) === undefined) process.stderr.write(`${missingRuntime(models)}\n`);
  return 0;
}

/** Lists the model folders, one line each, with tabs between the columns. */
export async function listModelsCommand({ models }: Pick<ModelsOptions, 'models'>): Promise<number> {
  if (!existsSync(models) || listLocalModels(models).length === 0) {
    process.stderr.write(`There are no models in ${models}; "parapet models pull <organisation>/<model>" fetches one.\n`);
    return 0;
  }
  process.stdout.write('model\tweights\tpooling\ttokens\n');
  for (const name of listLocalModels(models)) process.stdout.write(`${name}\t${describe(models, name)}\n`);
  return 0;
}

/** A folder that cannot be used is listed with its reason: a list must not end at the first such. */
function describe(models: string, name: string): string {
  try {
    const { weights, pooling, maxTokens } = readLocalModel(models, name);
    return `${weights}\t${pooling}\t${maxTokens}`;
  } catch (error) {
    if (!(error instanceof AppError)) throw error;
    return error.message;
  }
}
