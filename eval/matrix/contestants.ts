/** What a matrix sets against each other: models, each asked in each configuration. */
import { existsSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { parse } from 'yaml';
import { z } from 'zod';
import { AppError } from '#core/errors.ts';
import type { Config } from '../../server/config.ts';
import type { RunConfiguration } from '../runs/run-record.ts';

/** A model as the models file describes it; how its family wants to be asked is data of `data/models`, chosen by the model's name. */
const ModelEntry = z.strictObject({
  /** What the table calls it. */
  name: z.string().min(1),
  /** What its server knows it by; the name when left out. */
  model: z.string().min(1).optional(),
  /** Base of its OpenAI-compatible API; OPENAI_BASE_URL when left out. */
  url: z.url({ protocol: /^https?$/ }).optional(),
  /** File whose first line is the key. */
  'key-file': z.string().min(1).optional(),
  kind: z.enum(['openai', 'langchain']).default('openai'),
});
const ModelsFile = z.strictObject({ models: z.array(ModelEntry).min(1) });

/** Who answers. */
export interface ModelChoice {
  readonly name: string;
  /** What of the configuration it sets. */
  readonly config: Partial<Config>;
}

/** How it is asked. */
export interface ConfigurationChoice {
  readonly name: string;
  readonly k: number | undefined;
  readonly mode: RunConfiguration['mode'] | undefined;
}

/** Answers without a model. */
const EXTRACTIVE: ModelChoice = { name: 'extractive', config: { generator: 'extractive' } };

/**
 * @param wanted - Names of the models file, `extractive`, or names that the server at OPENAI_BASE_URL knows; all of the file when undefined.
 * @param file - YAML or JSON: `models: [{name, model, url, key-file, kind}]`.
 * @throws {AppError} `invalid_request` naming file and field; also for a name that is given twice.
 */
export async function chooseModels(wanted: readonly string[] | undefined, file: string | undefined): Promise<ModelChoice[]> {
  const described = file === undefined ? [] : await readModels(file);
  const names = wanted ?? (described.length > 0 ? described.map(({ name }) => name) : [EXTRACTIVE.name]);
  refuseTwice(names, 'models');
  return names.map((name) => described.find((each) => each.name === name) ?? (name === EXTRACTIVE.name ? EXTRACTIVE : { name, config: { generator: 'openai', chatModel: name } }));
}

/**
 * Reads names such as `default`, `k3`, `lexical` or `k3+lexical`.
 * @throws {AppError} `invalid_request` for anything else.
 */
export function chooseConfigurations(names: readonly string[] = ['default']): ConfigurationChoice[] {
  refuseTwice(names, 'configurations');
  return names.map((name) => {
    const parts = name.split('+').filter((part) => part !== 'default');
    const depth = parts.find((part) => /^k[1-9]\d?$|^k100$/.test(part));
    const mode = parts.find((part) => part === 'lexical' || part === 'vector' || part === 'hybrid');
    if (parts.length > Number(depth !== undefined) + Number(mode !== undefined)) {
      throw new AppError('invalid_request', `There is no configuration "${name}"; write "default", k1 to k100, lexical, vector or hybrid, or two of them as in k3+lexical.`);
    }
    return { name, k: depth === undefined ? undefined : Number(depth.slice(1)), mode };
  });
}

async function readModels(file: string): Promise<ModelChoice[]> {
  if (!existsSync(file)) throw new AppError('invalid_request', `The models file ${file} does not exist; check --models-file.`);
  const parsed = ModelsFile.safeParse(parseYaml(await readFile(file, 'utf8'), file));
  if (!parsed.success) {
    const [issue] = parsed.error.issues;
    throw new AppError('invalid_request', `${file}: ${issue?.path.join('.') || 'file'}: ${issue?.message}; write models: [{name, model, url, key-file, kind}].`);
  }
  refuseTwice(parsed.data.models.map(({ name }) => name), `models of ${file}`);
  return Promise.all(
    parsed.data.models.map(async ({ name, model = name, url, kind, 'key-file': keyFile }) => ({
      name,
      config: { generator: kind, chatModel: model, ...(url !== undefined && { openaiBaseUrl: url }), ...(keyFile !== undefined && { openaiApiKey: await readKey(keyFile) }) },
    })),
  );
}

async function readKey(file: string): Promise<string> {
  const text = await readFile(file, 'utf8').catch((cause: unknown) => {
    throw new AppError('invalid_request', `The key file ${file} cannot be read; check "key-file" of the models file.`, { cause });
  });
  return text.split('\n')[0]!.trim();
}

function refuseTwice(names: readonly string[], what: string): void {
  const twice = names.find((name, at) => names.indexOf(name) !== at);
  if (twice !== undefined) throw new AppError('invalid_request', `"${twice}" stands twice among the ${what}; name each once.`);
}

function parseYaml(text: string, file: string): unknown {
  try {
    return parse(text);
  } catch (cause) {
    throw new AppError('invalid_request', `${file}: neither valid YAML nor JSON; write models: [{name, model, url, key-file, kind}].`, { cause });
  }
}
