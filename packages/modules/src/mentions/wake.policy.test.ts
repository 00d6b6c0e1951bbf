import { expect, test } from 'vitest';
import { explainRefusal, refuseWake, wakeLimits } from './wake.policy.ts';

const { depth, perPair } = wakeLimits;

test.each([
  ['a person wakes whomever they name', { depth: 0, pairWakes: 100 }, undefined],
  ['an agent wakes another', { depth: 1, pairWakes: 0 }, undefined],
  ['the last link of a chain', { depth, pairWakes: perPair - 1 }, undefined],
  ['one link too many', { depth: depth + 1, pairWakes: 0 }, 'too_deep'],
  ['two that answer each other without end', { depth: 1, pairWakes: perPair }, 'too_often'],
] as const)('%s', (_name, facts, refusal) => {
  expect(refuseWake(facts)).toBe(refusal);
});

test.each(['too_deep', 'too_often', 'no_model', 'archived'] as const)(
  'why somebody was not woken (%s) mentions nobody itself',
  (refusal) => {
    const sentence = explainRefusal(refusal, { author: 'Ann', agent: 'Bob' });
    expect(sentence).toMatch(/^Bob was not woken: /);
    expect(sentence).not.toContain('@');
  },
);
