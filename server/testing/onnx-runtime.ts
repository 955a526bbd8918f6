import { existsSync, mkdtempSync, rmSync, symlinkSync } from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { onTestFinished } from 'vitest';

/** Where the install that {@link NO_ONNX_RUNTIME} names puts it. */
const INSTALLED = fileURLToPath(new URL('../../data/models/.runtime', import.meta.url));

/** Why tests of local models cannot run, or undefined when they can; continuous integration sets PARAPET_REQUIRE_ONNX so that it cannot go unnoticed. */
export const NO_ONNX_RUNTIME = isInstalled() || process.env['PARAPET_REQUIRE_ONNX'] === '1' ? undefined : '@huggingface/transformers is not installed: npm install --ignore-scripts --prefix data/models/.runtime @huggingface/transformers@4.3.1';

/** An empty folder of models, with the runtime in it when it is installed; gone when the test is over. */
export function emptyModelsFolder(): string {
  const folder = mkdtempSync(join(tmpdir(), 'parapet-models-'));
  if (existsSync(INSTALLED)) symlinkSync(INSTALLED, join(folder, '.runtime'));
  onTestFinished(() => rmSync(folder, { recursive: true }));
  return folder;
}

function isInstalled(): boolean {
  try {
    createRequire(join(INSTALLED, 'x.js')).resolve('@huggingface/transformers');
    return true;
  } catch {
    return false;
  }
}
