import { expect, test } from 'vitest';
import { trailOf } from './trail.ts';

const names: Record<string, string> = { board_1: 'Platform', task_1: 'PLA-7', agent_1: 'Maven' };
const nameOf = (id: string) => names[id];

test('a task beside its board is below the board', () => {
  expect(trailOf('/boards/board_1/tasks/task_1', nameOf)).toEqual([
    { label: 'Boards', href: '/boards' },
    { label: 'Platform', href: '/boards/board_1' },
    { label: 'PLA-7' },
  ]);
});

test('what has no name yet says what it is, and an id is never shown', () => {
  expect(trailOf('/runs/run_9', nameOf)).toEqual([
    { label: 'Runs', href: '/runs' },
    { label: 'Run' },
  ]);
  expect(trailOf('/agents/agent_1/unheard-of', nameOf)).toEqual([
    { label: 'Agents', href: '/agents' },
    { label: 'Maven' },
  ]);
});

test('settings have their parts, the start has its name', () => {
  expect(trailOf('/settings/api-keys', nameOf).map(({ label }) => label)).toEqual([
    'Settings',
    'API keys',
  ]);
  expect(trailOf('/', nameOf)).toEqual([{ label: 'Home' }]);
});
