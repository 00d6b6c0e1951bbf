import { execFile } from 'node:child_process';
import { resolve } from 'node:path';
import { promisify } from 'node:util';
import { expect, test } from 'vitest';

test(
  'every bench on the large organization runs, and nothing is lost, repeated or refused',
  { timeout: 240_000 },
  async () => {
    const main = resolve(import.meta.dirname, 'main.ts');
    const benches = [
      'board-view',
      'reads',
      'limits',
      'search',
      'writes',
      'live-clients',
      'reconnect-storm',
    ];
    const { stdout } = await promisify(execFile)(
      process.execPath,
      ['--disable-warning=ExperimentalWarning', main, '--quick', ...benches],
      { maxBuffer: 10_000_000 },
    );
    const counted = stdout.split('\n').filter((line) => line.includes('| 0  |  |'));
    expect(counted.filter((line) => line.includes('**over**'))).toEqual([]);
    expect(counted.length).toBeGreaterThan(8);
  },
);
