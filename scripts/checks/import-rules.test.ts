import { execFile } from 'node:child_process';
import { rm, writeFile } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import { afterEach, expect, test } from 'vitest';

const root = resolve(import.meta.dirname, '../..');
const written: string[] = [];
afterEach(() => Promise.all(written.splice(0).map((path) => rm(path))));

/** What the checker says of a file that breaks a rule on purpose. */
async function check(path: string, code: string): Promise<string> {
  const file = join(root, path);
  await writeFile(file, code);
  written.push(file);
  return new Promise((done) => {
    const depcruise = join(root, 'node_modules/.bin/depcruise');
    execFile(
      depcruise,
      ['--config', '.dependency-cruiser.cjs', path],
      { cwd: root },
      (_error, output) => done(output),
    );
  });
}

test.each([
  [
    'api-imports-only-contracts-runtime-db-modules',
    'apps/api/src/breaks-a-rule.ts',
    `import { startTestRedis } from '@helix/testing/redis';\nexport const broken = startTestRedis;\n`,
  ],
  [
    'packages-are-entered-at-their-index',
    'apps/api/src/breaks-a-rule.ts',
    `import { newId } from '../../../packages/runtime/src/new-id.ts';\nexport const broken = newId;\n`,
  ],
  [
    'slices-meet-only-at-their-index',
    'packages/modules/src/tasks/breaks-a-rule.ts',
    `import { findAgent } from '../agents/agent.queries.ts';\nexport const broken = findAgent;\n`,
  ],
  [
    'sql-only-in-queries',
    'packages/modules/src/tasks/breaks-a-rule.ts',
    `import { sql } from 'drizzle-orm';\nexport const broken = sql;\n`,
  ],
  [
    'states-and-policies-are-pure',
    'packages/modules/src/tasks/breaks-a-rule.policy.ts',
    `import { findTask } from './task.queries.ts';\nexport const broken = findTask;\n`,
  ],
  [
    'handlers-never-touch-the-database',
    'packages/modules/src/tasks/breaks-a-rule.handlers.ts',
    `import { openDatabase } from '@helix/db';\nexport const broken = openDatabase;\n`,
  ],
  [
    'durable-execution-only-behind-its-port',
    'packages/runtime/src/breaks-a-rule.ts',
    `import { DBOS } from '@dbos-inc/dbos-sdk';\nexport const broken = DBOS;\n`,
  ],
])('a file that breaks it is told: %s', async (rule, path, code) => {
  expect(await check(path, code)).toContain(rule);
});
