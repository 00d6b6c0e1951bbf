import { expect, test } from 'vitest';
import { nextStep } from './onboarding.state.ts';

test.each([
  [{ model: false, work: false, agents: false, task: false }, 'model'],
  [{ model: true, work: false, agents: false, task: false }, 'work'],
  [{ model: true, work: true, agents: false, task: false }, 'agents'],
  [{ model: false, work: true, agents: true, task: false }, 'model'],
  [{ model: true, work: true, agents: true, task: false }, 'task'],
  [{ model: true, work: true, agents: true, task: true }, undefined],
] as const)('with %j comes %s', (facts, step) => {
  expect(nextStep(facts)).toBe(step);
});
