/** The only file that reads the environment. At most 20 keys; a parameter belongs to the function that uses it. */
import { z } from 'zod';
import { AppError } from '#core/errors.ts';

const Environment = z.object({
  /** Folder of index and state. */
  PARAPET_DATA: z.string().min(1).default('./data'),
  PARAPET_HOST: z.string().min(1).default('127.0.0.1'),
  PARAPET_PORT: z.coerce.number().int().min(0).max(65_535).default(8080),
  /** Who writes answers: source sentences chosen by code, or a model that points at them. */
  PARAPET_GENERATOR: z.enum(['extractive', 'openai', 'langchain']).default('extractive'),
  PARAPET_EMBEDDER: z.enum(['builtin', 'openai']).default('builtin'),
  OPENAI_BASE_URL: z.url({ protocol: /^https?$/ }).optional(),
  OPENAI_API_KEY: z.string().optional(),
  PARAPET_CHAT_MODEL: z.string().min(1).optional(),
  PARAPET_EMBEDDING_MODEL: z.string().min(1).optional(),
  PARAPET_LOG_LEVEL: z.enum(['fatal', 'error', 'warn', 'info', 'debug', 'silent']).default('info'),
});

export interface Config {
  readonly dataDir: string;
  readonly host: string;
  readonly port: number;
  readonly generator: 'extractive' | 'openai' | 'langchain';
  readonly embedder: 'builtin' | 'openai';
  readonly openaiBaseUrl: string | undefined;
  readonly openaiApiKey: string | undefined;
  readonly chatModel: string | undefined;
  readonly embeddingModel: string | undefined;
  readonly logLevel: string;
}

/**
 * Parses the environment; flags given on the command line win.
 * @throws {AppError} `configuration` naming the variable and what it may be.
 */
export function readConfig(flags: Partial<Config> = {}, environment: NodeJS.ProcessEnv = process.env): Config {
  const parsed = Environment.safeParse(environment);
  if (!parsed.success) {
    const [issue] = parsed.error.issues;
    throw new AppError('configuration', `${issue?.path.join('.')}: ${issue?.message}; correct the variable or unset it.`);
  }
  const env = parsed.data;
  return Object.freeze({
    dataDir: env.PARAPET_DATA,
    host: env.PARAPET_HOST,
    port: env.PARAPET_PORT,
    generator: env.PARAPET_GENERATOR,
    embedder: env.PARAPET_EMBEDDER,
    openaiBaseUrl: env.OPENAI_BASE_URL,
    openaiApiKey: env.OPENAI_API_KEY,
    chatModel: env.PARAPET_CHAT_MODEL,
    embeddingModel: env.PARAPET_EMBEDDING_MODEL,
    logLevel: env.PARAPET_LOG_LEVEL,
    ...Object.fromEntries(Object.entries(flags).filter(([, value]) => value !== undefined)),
  });
}
