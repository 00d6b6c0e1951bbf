import { execFile } from 'node:child_process';
import { mkdir, writeFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { dirname, join, resolve } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { z } from 'zod';
import { copyTree } from './fixtures/copy-of-the-tree.ts';
import { otherHalf, seeds } from './fixtures/seeded-violations.ts';

const root = resolve(import.meta.dirname, '../..');
const config = join(root, '.dependency-cruiser.cjs');
const ruleSchema = z.object({ name: z.string() });
const { forbidden } = z
  .object({ forbidden: z.array(ruleSchema) })
  .parse(createRequire(import.meta.url)(config));
const reportSchema = z.object({
  summary: z.object({ violations: z.array(z.object({ from: z.string(), rule: ruleSchema })) }),
});

let tree: Awaited<ReturnType<typeof copyTree>>;
let broken: readonly string[];

/** One run over a copy of the tree, in which each seed breaks its rule. */
beforeAll(async () => {
  tree = await copyTree();
  for (const { file, code } of [...seeds, otherHalf]) {
    await mkdir(dirname(join(tree.path, file)), { recursive: true });
    await writeFile(join(tree.path, file), code);
  }
  broken = await check(tree.path);
}, 60_000);

afterAll(() => tree.remove());

/** Each broken rule with the file that breaks it. */
function check(cwd: string): Promise<readonly string[]> {
  return new Promise((done, fail) => {
    execFile(
      process.execPath,
      [
        join(root, 'node_modules/dependency-cruiser/bin/dependency-cruiser.mjs'),
        ...['--config', config, '--output-type', 'json', 'packages', 'apps'],
      ],
      { cwd, maxBuffer: 100_000_000 },
      (_error, output, problems) => {
        if (problems !== '') return fail(new Error(problems));
        const { violations } = reportSchema.parse(JSON.parse(output)).summary;
        done(violations.map(({ from, rule }) => `${rule.name} — ${from}`));
      },
    );
  });
}

test.each(seeds)('finds it broken in $file: $rule', ({ rule, file }) => {
  expect(broken).toContain(`${rule} — ${file}`);
});

test('every rule is broken by a seed', () => {
  const seeded = new Set(seeds.map(({ rule }) => rule));
  expect(forbidden.map(({ name }) => name).filter((name) => !seeded.has(name))).toEqual([]);
});
