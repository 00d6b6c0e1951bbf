import { expect, test } from 'vitest';
import { createLogger } from '@helix/runtime';
import { simulatedRun } from '../fixtures/test-gateway.ts';
import { createRuns } from './runs.ts';

/** Runs whose calls fail at once, on a disk from which nothing can be removed. */
function createStubbornRuns() {
  return createRuns({
    store: {
      open: () => ({ append: () => undefined, seal: () => Promise.resolve() }),
      read: () => Promise.resolve([]),
      remove: () => Promise.reject(new Error('EIO')),
      recover: () => Promise.resolve([]),
    },
    maxRuns: 1,
    endpointOf: (model) => ({
      ...model,
      baseUrl: 'http://127.0.0.1:1',
      fetch: () => Promise.reject(new TypeError('fetch failed')),
    }),
    onLoadChanged: () => undefined,
    log: createLogger({ process: 'gateway', level: 'silent' }),
  });
}

test('a record that cannot be removed does not keep the slot of the attempt that follows it', async () => {
  const runs = createStubbornRuns();
  const { runId } = simulatedRun();
  await runs.start(simulatedRun('', { runId, attempt: 1 }));
  await expect.poll(() => runs.load().activeRuns).toBe(0);
  expect(runs.stateOf({ runId, attempt: 1 })).toBe('ended');

  await runs.start(simulatedRun('', { runId, attempt: 2 }));
  await expect.poll(() => runs.load().activeRuns).toBe(0);
  expect(runs.stateOf({ runId, attempt: 2 })).toBe('ended');
});
