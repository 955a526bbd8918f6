/**
 * The floor plan, enforced. Read MAY_IMPORT top to bottom: each floor rests only on those above it in the list.
 * Imports are read from the TypeScript source, strings and comments included, so a forbidden one cannot hide.
 */
import { readdirSync, readFileSync } from 'node:fs';
import { isBuiltin } from 'node:module';
import { posix } from 'node:path';
import { describe, expect, test } from 'vitest';

const MAY_IMPORT: Record<string, readonly string[]> = {
  'server/core': [],
  'server/testing': ['server/core'],
  'server/adapters': ['server/core'],
  'server/http': ['server/core'],
  server: ['server/core', 'server/adapters', 'server/http'],
  ingest: ['server/core', 'server'],
  eval: ['server/core', 'server/testing', 'server'],
  web: ['server/core'],
  'web/testing': ['server/core', 'web'],
};
const FLOORS = Object.keys(MAY_IMPORT);

/** The command line starts every room, so it may name them all. */
const ENTRY = 'server/cli.ts';

/** Packages a floor may name. Anything else is a new dependency: give its reason in ARCHITECTURE.md, then add it here. */
const VENDORS: Record<string, readonly string[]> = {
  'server/core': ['zod'],
  'server/testing': ['vitest', 'fast-check', 'express', 'zod'],
  'server/adapters': ['hnswlib-node', 'openai', 'langchain', '@langchain/core', '@langchain/openai', 'fflate'],
  'server/http': ['express', 'helmet', 'pino', 'prom-client', 'zod'],
  server: ['zod', 'pino', 'commander'],
  ingest: ['zod', 'yaml', 'chardet', '@mozilla/readability', 'linkedom', 'mammoth', 'pdfjs-dist', '@langchain/community', '@langchain/core', '@langchain/textsplitters'],
  eval: ['zod', 'minisearch', '@observablehq/plot', 'linkedom', 'yaml'],
  web: ['react', 'react-dom'],
  'web/testing': ['vitest', 'vite', 'playwright-core'],
};

interface Import {
  readonly target: string;
  readonly typeOnly: boolean;
}

const sources = ['server', 'ingest', 'eval', 'web']
  .flatMap((root) => readdirSync(root, { recursive: true, encoding: 'utf8' }).map((name) => posix.join(root, name)))
  .filter((file) => /\.tsx?$/.test(file) && !/\.(test|contract|config|d)\.tsx?$/.test(file) && !file.startsWith('web/dist/'));

test('the scan finds every room', () => {
  for (const floor of ['server/core', 'ingest']) expect(sources.some((file) => floorOf(file) === floor)).toBe(true);
});

test('the plan itself has no cycles', () => {
  for (const [index, floor] of FLOORS.entries()) {
    expect(FLOORS.slice(0, index)).toEqual(expect.arrayContaining([...MAY_IMPORT[floor]!]));
  }
});

describe.each(sources.filter((file) => file !== ENTRY))('%s', (file) => {
  const here = floorOf(file);
  const imports = importsOf(readFileSync(file, 'utf8'), file);

  test('rests only on lower floors', () => {
    const allowed = [here, ...MAY_IMPORT[here]!];
    const trespasses = imports.filter(({ target }) => isOurs(target) && !allowed.includes(floorOf(target)));
    expect(trespasses).toEqual([]);
  });

  test('names only the packages of its floor', () => {
    expect(vendorsOf(imports).filter((name) => !VENDORS[here]!.includes(packageOf(name)))).toEqual([]);
  });
});

test.each(filesOf('server/core'))('%s touches no file, process, clock or randomness', (file) => {
  expect(importsOf(readFileSync(file, 'utf8'), file).filter(({ target }) => isBuiltin(target))).toEqual([]);
  expect(readFileSync(file, 'utf8')).not.toMatch(/\b(process\.|Date\.now\(|new Date\(\)|Math\.random\(|performance\.now\()/);
});

test.each(filesOf('server/adapters'))('%s names at most one vendor', (file) => {
  const families = new Set(vendorsOf(importsOf(readFileSync(file, 'utf8'), file)).map((name) => packageOf(name).replace(/^@/, '').split('/')[0]));
  expect(families.size).toBeLessThanOrEqual(1);
});

test.each([...filesOf('web'), ...filesOf('web/testing')])('%s takes only types from the server, and only the contract', (file) => {
  const fromServer = importsOf(readFileSync(file, 'utf8'), file).filter(({ target }) => target.startsWith('server/'));
  expect(fromServer.filter(({ target, typeOnly }) => !typeOnly || !/^server\/core\/contract(?:-\w+)?\.ts$/.test(target))).toEqual([]);
});

test('the reader of imports sees every form', () => {
  const source = `import a from './a.ts';\nimport type { B } from '#core/b.ts';\nimport './c.ts';\nexport { d } from "./d.ts";\nawait import('./e.ts');`;
  expect(importsOf(source, 'server/x.ts')).toEqual([
    { target: 'server/a.ts', typeOnly: false },
    { target: 'server/core/b.ts', typeOnly: true },
    { target: 'server/c.ts', typeOnly: false },
    { target: 'server/d.ts', typeOnly: false },
    { target: 'server/e.ts', typeOnly: false },
  ]);
});

/** The most specific floor a path lies on. */
function floorOf(path: string): string {
  const floor = FLOORS.filter((candidate) => path.startsWith(`${candidate}/`)).sort((a, b) => b.length - a.length)[0];
  if (!floor) throw new Error(`${path} lies on no floor`);
  return floor;
}

function filesOf(floor: string): string[] {
  return sources.filter((file) => floorOf(file) === floor && file !== ENTRY);
}

/** Packages that are neither ours nor Node's. */
function vendorsOf(imports: readonly Import[]): string[] {
  return imports.map(({ target }) => target).filter((target) => !isOurs(target) && !isBuiltin(target) && !target.startsWith('.'));
}

function isOurs(target: string): boolean {
  return FLOORS.some((floor) => target.startsWith(`${floor}/`));
}

function packageOf(specifier: string): string {
  return specifier.split('/').slice(0, specifier.startsWith('@') ? 2 : 1).join('/');
}

/** Modules a file imports; those of the repository as paths from its root. */
function importsOf(source: string, file: string): Import[] {
  const statement = /^\s*(?:import|export)\s+(type\s)?(?:[^'";]*?\sfrom\s+)?['"]([^'"]+)['"]|\bimport\(\s*['"]([^'"]+)['"]/gm;
  return [...source.matchAll(statement)].map(([, type, specifier, dynamic]) => ({
    target: resolve((specifier ?? dynamic)!, file),
    typeOnly: type !== undefined,
  }));
}

function resolve(specifier: string, file: string): string {
  if (specifier.startsWith('#core/')) return specifier.replace('#core/', 'server/core/');
  return specifier.startsWith('.') ? posix.join(posix.dirname(file), specifier) : specifier;
}
