import { expect, test } from 'vitest';
import { statusOf } from './agent-status.policy.ts';

const facts = { isPaused: false, isReachable: true, working: 0, waiting: 0 };

test.each([
  [{}, 'idle'],
  [{ waiting: 1 }, 'waiting'],
  [{ working: 1, waiting: 1 }, 'working'],
  [{ working: 1, isReachable: false }, 'working'],
  [{ waiting: 1, isReachable: false }, 'unreachable'],
  [{ isReachable: false }, 'unreachable'],
  [{ isPaused: true, working: 1 }, 'paused'],
] as const)('%o makes an agent %s', (about, status) => {
  expect(statusOf({ ...facts, ...about })).toBe(status);
});
