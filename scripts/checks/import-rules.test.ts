import { execFile } from 'node:child_process';
import { cp, mkdir, mkdtemp, rm, symlink, writeFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { basename, dirname, join, resolve } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { z } from 'zod';
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

let scratch: string;
let broken: readonly string[];

/** One run over a copy of the tree, in which each seed breaks its rule. */
beforeAll(async () => {
  scratch = await mkdtemp(join(tmpdir(), 'helix-import-rules-'));
  const skipped = new Set(['.next', 'migrations', 'test-results']);
  for (const folder of ['packages', 'apps']) {
    await cp(join(root, folder), join(scratch, folder), {
      recursive: true,
      // What pnpm links stays linked: to the packages of the copy, and to the libraries of the original.
      verbatimSymlinks: true,
      filter: (path) => !skipped.has(basename(path)),
    });
  }
  await symlink(join(root, 'node_modules'), join(scratch, 'node_modules'));
  for (const { file, code } of [...seeds, otherHalf]) {
    await mkdir(dirname(join(scratch, file)), { recursive: true });
    await writeFile(join(scratch, file), code);
  }
  broken = await check(scratch);
}, 60_000);

afterAll(() => rm(scratch, { recursive: true, force: true }));

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
