import { expect, test } from 'vitest';
import { agentsFor, nextStep } from './onboarding.state.ts';

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

const templates = [
  { id: 'code-reviewer', area: 'engineering' },
  { id: 'software-engineer', area: 'engineering' },
  { id: 'content-writer', area: 'marketing' },
  { id: 'incident-scribe', area: 'operations' },
  { id: 'project-coordinator', area: 'operations' },
];

test.each([
  ['engineering', ['software-engineer', 'code-reviewer', 'content-writer']],
  ['content', ['content-writer', 'code-reviewer', 'software-engineer']],
  ['standard', ['project-coordinator', 'incident-scribe', 'code-reviewer']],
  ['of our own', ['project-coordinator', 'incident-scribe', 'code-reviewer']],
  [undefined, ['project-coordinator', 'incident-scribe', 'code-reviewer']],
])('for the work of %s come first %j', (kind, ids) => {
  expect(
    agentsFor(kind, templates)
      .slice(0, 3)
      .map(({ id }) => id),
  ).toEqual(ids);
  expect(agentsFor(kind, templates)).toHaveLength(templates.length);
});
