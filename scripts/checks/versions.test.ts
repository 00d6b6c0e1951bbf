import { readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { expect, test } from 'vitest';
import { z } from 'zod';

const root = resolve(import.meta.dirname, '../..');
const read = (path: string) => readFileSync(join(root, path), 'utf8');

/** Three programs that read no common file need to be told. */
test('pnpm is of one version: where it is fetched, where it is checked and in the image', () => {
  const { version } = z
    .object({ devEngines: z.object({ packageManager: z.object({ version: z.string() }) }) })
    .parse(JSON.parse(read('package.json'))).devEngines.packageManager;
  const fetched = z
    .object({ dependencies: z.object({ pnpm: z.string() }) })
    .parse(JSON.parse(read('scripts/toolchain/package.json')));
  expect(fetched.dependencies.pnpm).toBe(version);
  expect(read('Dockerfile')).toContain(`pnpm@${version}`);
});
