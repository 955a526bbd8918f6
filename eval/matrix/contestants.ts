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

/** A configuration that its name cannot say: with a reranker, or under a name of its own. */
const ConfigurationEntry = z.strictObject({
  name: z.string().min(1),
  k: z.int().min(1).max(100).optional(),
  mode: z.enum(['lexical', 'vector', 'hybrid']).optional(),
  reranker: z.enum(['none', 'local', 'endpoint', 'llm']).optional(),
  'reranker-model': z.string().min(1).optional(),
  'reranker-url': z.url({ protocol: /^https?$/ }).optional(),
});
const ModelsFile = z.strictObject({ models: z.array(ModelEntry).default([]), configurations: z.array(ConfigurationEntry).default([]) });
type ModelsFile = z.output<typeof ModelsFile>;

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
  /** What else of the configuration it sets. */
  readonly config: Partial<Config>;
}

/** Who and how. */
export interface Contestants {
  readonly models: readonly ModelChoice[];
  readonly configurations: readonly ConfigurationChoice[];
}

export interface Wanted {
  /** Names of the file, `extractive`, or names that the server at OPENAI_BASE_URL knows; all of the file when undefined. */
  readonly models?: readonly string[] | undefined;
  /** Names of the file, or such as `default`, `k3`, `lexical` or `k3+lexical`; all of the file, else `default`, when undefined. */
  readonly configurations?: readonly string[] | undefined;
  /** YAML or JSON: `models: [{name, model, url, key-file, kind}]`, `configurations: [{name, k, mode, reranker, …}]`. */
  readonly file?: string | undefined;
}

/** Answers without a model. */
const EXTRACTIVE: ModelChoice = { name: 'extractive', config: { generator: 'extractive' } };

/** @throws {AppError} `invalid_request` naming file and field; also for a name that is given twice. */
export async function chooseContestants({ models, configurations, file }: Wanted): Promise<Contestants> {
  const described = file === undefined ? ModelsFile.parse({}) : await readModelsFile(file);
  return { models: await chooseModels(models, described), configurations: chooseConfigurations(configurations, described) };
}

function chooseModels(wanted: readonly string[] | undefined, { models }: ModelsFile): Promise<ModelChoice[]> {
  const names = wanted ?? (models.length > 0 ? models.map(({ name }) => name) : [EXTRACTIVE.name]);
  refuseTwice(names, 'models');
  return Promise.all(
    names.map(async (name) => {
      const entry = models.find((each) => each.name === name);
      if (entry !== undefined) return modelOf(entry);
      return name === EXTRACTIVE.name ? EXTRACTIVE : { name, config: { generator: 'openai' as const, chatModel: name } };
    }),
  );
}

function chooseConfigurations(wanted: readonly string[] | undefined, { configurations }: ModelsFile): ConfigurationChoice[] {
  const names = wanted ?? (configurations.length > 0 ? configurations.map(({ name }) => name) : ['default']);
  refuseTwice(names, 'configurations');
  return names.map((name) => {
    const entry = configurations.find((each) => each.name === name);
    return entry === undefined ? configurationNamed(name) : configurationOf(entry);
  });
}

function configurationNamed(name: string): ConfigurationChoice {
  const parts = name.split('+').filter((part) => part !== 'default');
  const depth = parts.find((part) => /^k[1-9]\d?$|^k100$/.test(part));
  const mode = parts.find((part) => part === 'lexical' || part === 'vector' || part === 'hybrid');
  if (parts.length > Number(depth !== undefined) + Number(mode !== undefined)) {
    throw new AppError('invalid_request', `There is no configuration "${name}"; write "default", k1 to k100, lexical, vector or hybrid, two of them as in k3+lexical, or the name of one in --models-file.`);
  }
  return { name, k: depth === undefined ? undefined : Number(depth.slice(1)), mode, config: {} };
}

function configurationOf({ name, k, mode, reranker, 'reranker-model': rerankerModel, 'reranker-url': rerankerUrl }: z.output<typeof ConfigurationEntry>): ConfigurationChoice {
  return { name, k, mode, config: { ...(reranker && { reranker }), ...(rerankerModel !== undefined && { rerankerModel }), ...(rerankerUrl !== undefined && { rerankerUrl }) } };
}

async function modelOf({ name, model = name, url, kind, 'key-file': keyFile }: z.output<typeof ModelEntry>): Promise<ModelChoice> {
  return { name, config: { generator: kind, chatModel: model, ...(url !== undefined && { openaiBaseUrl: url }), ...(keyFile !== undefined && { openaiApiKey: await readKey(keyFile) }) } };
}

async function readModelsFile(file: string): Promise<ModelsFile> {
  if (!existsSync(file)) throw new AppError('invalid_request', `The models file ${file} does not exist; check --models-file.`);
  const parsed = ModelsFile.safeParse(parseYaml(await readFile(file, 'utf8'), file));
  if (!parsed.success) {
    const [issue] = parsed.error.issues;
    throw new AppError('invalid_request', `${file}: ${issue?.path.join('.') || 'file'}: ${issue?.message}; write models: [{name, model, url, key-file, kind}], and perhaps configurations: [{name, k, mode, reranker}].`);
  }
  refuseTwice(parsed.data.models.map(({ name }) => name), `models of ${file}`);
  refuseTwice(parsed.data.configurations.map(({ name }) => name), `configurations of ${file}`);
  return parsed.data;
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
