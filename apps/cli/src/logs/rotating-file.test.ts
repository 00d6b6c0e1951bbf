import { mkdtempSync, readdirSync, readFileSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { openRotatingFile } from './rotating-file.ts';

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'helix-logs-'));
});
afterEach(() => rmSync(folder, { recursive: true }));

test('a log keeps its newest lines in few files, none larger than the limit', () => {
  const limits = { maxBytes: 1_000, files: 3 };
  const log = openRotatingFile(join(folder, 'api.log'), limits);
  for (let n = 0; n < 300; n += 1) log.write(`line ${String(n).padStart(4, '0')}\n`);
  log.close();
  expect(readdirSync(folder).toSorted()).toEqual(['api.log', 'api.log.1', 'api.log.2']);
  for (const name of readdirSync(folder))
    expect(statSync(join(folder, name)).size).toBeLessThanOrEqual(1_000);
  const kept = ['api.log.2', 'api.log.1', 'api.log']
    .map((name) => readFileSync(join(folder, name), 'utf8'))
    .join('');
  const lines = kept.trim().split('\n');
  expect(lines.at(-1)).toBe('line 0299');
  expect(lines).toEqual(lines.toSorted());
});

test('a log that is opened again goes on where it was', () => {
  for (const line of ['first\n', 'second\n']) {
    const log = openRotatingFile(join(folder, 'api.log'));
    log.write(line);
    log.close();
  }
  expect(readFileSync(join(folder, 'api.log'), 'utf8')).toBe('first\nsecond\n');
});
