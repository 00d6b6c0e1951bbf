import { readdirSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { expect, test } from 'vitest';
import { allEndpoints } from '@helix/contracts/api';

const browser = resolve(import.meta.dirname, '../../packages/contracts/src/browser');

test('every endpoint is called in a browser as it is anywhere, and brings no schema', async () => {
  const exports: Record<string, unknown>[] = await Promise.all(
    readdirSync(browser).map((file) => import(join(browser, file))),
  );
  const called = new Set(
    exports
      .flatMap((slice) => Object.values(slice))
      .filter((value) => typeof value === 'object' && value !== null && 'method' in value)
      .map((value) => JSON.stringify(value)),
  );
  for (const { method, path, access } of allEndpoints) {
    const start = JSON.stringify({ method, path, access }).slice(0, -1);
    expect([...called].filter((text) => text.startsWith(start))).toHaveLength(1);
  }
  expect([...called].filter((text) => text.includes('_zod'))).toEqual([]);
});
