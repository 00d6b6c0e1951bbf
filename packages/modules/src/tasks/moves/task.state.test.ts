import { describe, expect, test } from 'vitest';
import { categories } from '@helix/contracts/structure';
import { isClosed, refuseApproval, refuseMove, roomLeft } from './task.state.ts';

const plain = (category: (typeof categories)[number]) => ({ category, requiresApproval: false });
const guarded = (category: (typeof categories)[number]) => ({ category, requiresApproval: true });

describe('an agent', () => {
  test('takes work and hands it back, and can never finish or cancel it', () => {
    expect(refuseMove('agent', plain('todo'), 'in_progress')).toBeUndefined();
    expect(refuseMove('agent', plain('in_progress'), 'review')).toBeUndefined();
    expect(refuseMove('agent', plain('in_progress'), 'waiting')).toBeUndefined();
    for (const from of categories.filter((category) => !isClosed(category))) {
      expect(refuseMove('agent', plain(from), 'done')).toBe('not_for_agents');
      expect(refuseMove('agent', plain(from), 'cancelled')).toBe('not_for_agents');
    }
  });

  test('leaves alone what is in review or closed', () => {
    for (const from of ['review', 'done', 'cancelled'] as const) {
      const open = categories.filter((to) => !refuseMove('agent', plain(from), to));
      expect(open).toEqual([from]);
    }
  });
});

describe('a person', () => {
  test('reopens a cancelled task only at the start', () => {
    expect(categories.filter((to) => !refuseMove('member', plain('cancelled'), to))).toEqual([
      'backlog',
      'todo',
      'cancelled',
    ]);
  });

  test('moves a task that requires approval anywhere but to done', () => {
    for (const from of categories.filter((category) => !isClosed(category))) {
      expect(categories.filter((to) => refuseMove('member', guarded(from), to))).toEqual(['done']);
    }
    expect(refuseMove('member', guarded('done'), 'done')).toBeUndefined();
  });
});

describe('an approval', () => {
  const ada = { kind: 'member', id: 'member_1' } as const;
  const requester = (by: { kind: 'member' | 'agent'; id: string } | null) => ({
    ...guarded('review'),
    requester: by,
  });

  test('is given only in review', () => {
    for (const category of categories.filter((name) => name !== 'review')) {
      expect(refuseApproval(ada, { ...plain(category), requester: null })).toBe('not_in_review');
    }
  });

  test('is never given by who asked for it', () => {
    expect(refuseApproval(ada, requester(ada))).toBe('own_approval');
    expect(refuseApproval(ada, requester({ kind: 'member', id: 'member_2' }))).toBeUndefined();
    expect(refuseApproval(ada, requester({ kind: 'agent', id: 'agent_1' }))).toBeUndefined();
    expect(refuseApproval(ada, requester(null))).toBeUndefined();
  });

  test('of a task that requires none is a plain move, which the requester may make too', () => {
    expect(refuseApproval(ada, { ...plain('review'), requester: ada })).toBeUndefined();
  });
});

test('a column has room up to its limit, and none beyond it', () => {
  expect(roomLeft(3, 1)).toBe(2);
  expect(roomLeft(3, 5)).toBe(0);
  expect(roomLeft(null, 1_000)).toBe(Number.POSITIVE_INFINITY);
});
