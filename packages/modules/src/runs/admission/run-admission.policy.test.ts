import { expect, test } from 'vitest';
import { chooseAdmitted, organizationLimit, type Waiting } from './run-admission.policy.ts';

const run = (id: string, about: Partial<Waiting> = {}): Waiting => ({
  id,
  agentId: 'agent_a',
  modelId: 'model_a',
  agentLimit: 2,
  agentPausedAt: null,
  modelLimit: null,
  priority: 0,
  attempt: 0,
  ...about,
});
const admittedIds = (...args: Parameters<typeof chooseAdmitted>) =>
  chooseAdmitted(...args).admitted.map(({ id }) => id);

test('as many are let in as their agent has room for, in their order', () => {
  expect(admittedIds([run('1'), run('2'), run('3')], [])).toEqual(['1', '2']);
  const atWork = [{ agentId: 'agent_a', modelId: 'model_a', count: 1 }];
  const { admitted, obstacles } = chooseAdmitted([run('1'), run('2')], atWork);
  expect(admitted.map(({ id }) => id)).toEqual(['1']);
  expect(obstacles.get('2')).toBe('agent_busy');
});

test('a busy or paused agent holds up nobody else', () => {
  const paused = run('1', { agentId: 'agent_b', agentPausedAt: new Date(0) });
  const { admitted, obstacles } = chooseAdmitted([paused, run('2')], []);
  expect(admitted.map(({ id }) => id)).toEqual(['2']);
  expect(obstacles.get('1')).toBe('agent_paused');
});

test('a model shared by several agents has a limit of its own', () => {
  const waiting = ['a', 'b', 'c'].map((name) =>
    run(name, { agentId: `agent_${name}`, modelLimit: 2 }),
  );
  const { obstacles } = chooseAdmitted(waiting, []);
  expect([...obstacles]).toEqual([['c', 'model_busy']]);
});

test('no organization takes every slot', () => {
  const atWork = [{ agentId: 'agent_z', modelId: 'model_z', count: organizationLimit }];
  expect(chooseAdmitted([run('1')], atWork).obstacles.get('1')).toBe('organization_busy');
});
