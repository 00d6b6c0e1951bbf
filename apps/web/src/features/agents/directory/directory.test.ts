import { expect, test } from 'vitest';
import type { Agent } from '@helix/contracts/agents';
import { arrange, treeOf, type DirectoryChoice, type DirectoryFacts } from './directory.ts';

let count = 0;
const agent = (name: string, about: Partial<Agent> = {}): Agent => {
  count += 1;
  return {
    id: `agent_${String(count).padStart(8, '0')}`,
    name,
    slug: name.toLowerCase(),
    role: 'Engineer',
    description: '',
    avatar: { emoji: '🔧', color: 'blue' },
    departmentId: null,
    parentId: null,
    modelId: null,
    executionMode: 'manual',
    maxConcurrentRuns: 3,
    tier: 'T1',
    monthlyBudgetUsd: null,
    pausedAt: null,
    pauseReason: null,
    archivedAt: null,
    version: 1,
    createdAt: '2026-01-01T00:00:00.000Z',
    status: 'idle',
    runs: { working: 0, waiting: 0, queued: 0 },
    currentRun: null,
    ...about,
  };
};
const choice: DirectoryChoice = {
  query: '',
  status: undefined,
  sort: 'name',
  isDescending: false,
  grouping: 'none',
};
const facts: DirectoryFacts = { spend: new Map(), performance: new Map(), departments: [] };
const names = (groups: readonly { agents: readonly Agent[] }[]) =>
  groups.map(({ agents }) => agents.map(({ name }) => name));

test('every word has to be found; archived ones are shown when they are asked for', () => {
  const agents = [
    agent('Ida', { role: 'Brand editor' }),
    agent('Old', { archivedAt: '2026-01-01' }),
  ];
  expect(names(arrange(agents, { ...choice, query: 'edi ida' }, facts))).toEqual([['Ida']]);
  expect(names(arrange(agents, { ...choice, query: 'ida coder' }, facts))).toEqual([]);
  expect(names(arrange(agents, { ...choice, status: 'archived' }, facts))).toEqual([['Old']]);
});

test('departments stand in their order, those without one last', () => {
  const departments = [
    { id: 'dept_2', name: 'Zoo' },
    { id: 'dept_1', name: 'Art' },
  ];
  const agents = [
    agent('A', { departmentId: 'dept_1' }),
    agent('B'),
    agent('C', { departmentId: 'dept_2' }),
  ];
  const groups = arrange(agents, { ...choice, grouping: 'department' }, { ...facts, departments });
  expect(groups.map(({ key }) => key)).toEqual(['dept_2', 'dept_1', '']);
});

test('by state those who wait for somebody come first, by spend the dearest when asked so', () => {
  const a = agent('A', { status: 'working' });
  const b = agent('B', { status: 'waiting' });
  expect(names(arrange([a, b], { ...choice, sort: 'status' }, facts))).toEqual([['B', 'A']]);
  const spend = new Map([
    [a.id, 1],
    [b.id, 5],
  ]);
  const dearest = { ...choice, sort: 'spend', isDescending: true } as const;
  expect(names(arrange([a, b], dearest, { ...facts, spend }))).toEqual([['B', 'A']]);
});

test('the tree has those at the top who are led by nobody that is shown', () => {
  const lead = agent('Lead');
  const one = agent('One', { parentId: lead.id });
  const stray = agent('Stray', { parentId: 'agent_gone0000' });
  const tree = treeOf([one, stray, lead]);
  expect(tree.map(({ agent: { name } }) => name)).toEqual(['Lead', 'Stray']);
  expect(tree[0]?.children.map(({ agent: { name } }) => name)).toEqual(['One']);
});
