import { spawn } from 'node:child_process';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { copyTree } from '../checks/fixtures/copy-of-the-tree.ts';

const touched = [
  'packages/contracts/src',
  'packages/db/src/schema',
  'packages/modules/src/work-items',
  'apps/api/src',
  'apps/web/src/features/live',
];
let tree: Awaited<ReturnType<typeof copyTree>>;

beforeAll(async () => {
  tree = await copyTree();
  await succeed('scripts/new-slice.ts', 'work-items');
});
afterAll(() => tree.remove());

/** Runs a program of the copy; what it printed is the message when it fails. */
async function succeed(script: string, ...args: readonly string[]): Promise<void> {
  const { code, output } = await run(script, args);
  if (code !== 0) throw new Error(output);
}

function run(script: string, args: readonly string[]): Promise<{ code: unknown; output: string }> {
  const outside = Object.entries(process.env).filter(([name]) => !name.startsWith('VITEST'));
  const child = spawn(process.execPath, [join(tree.path, script), ...args], {
    cwd: tree.path,
    env: Object.fromEntries(outside),
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  let output = '';
  const keep = (chunk: Buffer) => {
    output += chunk.toString();
  };
  child.stdout.on('data', keep);
  child.stderr.on('data', keep);
  return new Promise((resolve, reject) => {
    child.once('error', reject);
    child.once('close', (code) => resolve({ code, output }));
  });
}

test('a new slice is well-typed, follows the rules and is in the documents', async () => {
  await succeed('node_modules/typescript/bin/tsc', '-p', 'tsconfig.json');
  await succeed('node_modules/oxlint/bin/oxlint', '--type-aware', '--deny-warnings', ...touched);
  await succeed('node_modules/oxfmt/bin/oxfmt', '--check', ...touched);
  await succeed(
    'node_modules/dependency-cruiser/bin/dependency-cruiser.mjs',
    ...['--config', '.dependency-cruiser.cjs', 'packages', 'apps'],
  );
  await succeed('scripts/generate.ts', '--check');
});

test('a new slice passes its own tests and the walk over the contract', async () => {
  await succeed('node_modules/vitest/vitest.mjs', 'run', 'work-item', 'contract.pg');
});

test('a slice that exists is left alone', async () => {
  const { code, output } = await run('scripts/new-slice.ts', ['work-items']);
  expect(code).toBe(1);
  expect(output).toContain('There is packages/contracts/src/work-items/work-item.ts');
});
