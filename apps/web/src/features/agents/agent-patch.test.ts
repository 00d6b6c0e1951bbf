import { expect, test } from 'vitest';
import type { Agent } from '@helix/contracts/agents';
import { listWith, withRecord } from './agent-patch.ts';

const agent: Agent = {
  id: 'agent_00000001',
  name: 'Maven',
  slug: 'maven',
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
  version: 4,
  createdAt: '2026-01-01T00:00:00.000Z',
  status: 'working',
  runs: { working: 1, waiting: 0, queued: 0 },
  currentRun: null,
};
const { status: _status, runs: _runs, currentRun: _currentRun, ...record } = agent;

test('an agent that is paused says so at once, and goes back to what its runs say', () => {
  const pausedAt = '2026-01-02T00:00:00.000Z';
  const paused = withRecord(agent, { ...record, pausedAt, version: 5 });
  expect(paused.status).toBe('paused');
  expect(withRecord(paused, { ...record, version: 6 }).status).toBe('working');
});

test('an older version than what is shown is passed over', () => {
  expect(withRecord(agent, { ...record, name: 'Old', version: 3 })).toBe(agent);
});

test('who comes is at the end, who is sent away leaves the list of those who work here', () => {
  const list = { items: [agent], nextCursor: null };
  const other = { ...record, id: 'agent_00000002', name: 'Ida' };
  expect(listWith(list, other, false).items.map(({ name }) => name)).toEqual(['Maven', 'Ida']);
  const archived = { ...record, archivedAt: '2026-01-02T00:00:00.000Z', version: 5 };
  expect(listWith(list, archived, false).items).toEqual([]);
  expect(listWith(list, archived, true).items).toHaveLength(1);
});
