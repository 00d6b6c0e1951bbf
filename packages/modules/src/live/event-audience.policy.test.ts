import { describe, expect, test } from 'vitest';
import { scopes } from '@helix/contracts';
import { mayReceive, type Watcher } from './event-audience.policy.ts';

const member: Watcher = {
  memberId: 'member_1',
  role: 'member',
  scopes: new Set(scopes),
  boards: new Set(['board_1']),
};
const admin: Watcher = { ...member, memberId: 'member_2', role: 'admin', boards: 'all' };
const event = { type: 'task.created', boardId: null, audience: null };

describe('who receives a fact', () => {
  test('what is on a board goes to those who see the board', () => {
    expect(mayReceive(member, { ...event, boardId: 'board_1' })).toBe(true);
    expect(mayReceive(member, { ...event, boardId: 'board_2' })).toBe(false);
    expect(mayReceive(admin, { ...event, boardId: 'board_2' })).toBe(true);
  });

  test('what is for admins goes to no one else', () => {
    expect(mayReceive(member, { ...event, audience: 'admins' })).toBe(false);
    expect(mayReceive(admin, { ...event, audience: 'admins' })).toBe(true);
  });

  test('what is for one person is for that person alone, whatever the role of others', () => {
    expect(mayReceive(member, { ...event, audience: 'member_1' })).toBe(true);
    expect(mayReceive(admin, { ...event, audience: 'member_1' })).toBe(false);
    expect(mayReceive(member, { ...event, audience: 'member_1', boardId: 'board_2' })).toBe(false);
  });

  test('a key receives only what its scopes let it read', () => {
    const key: Watcher = { ...admin, scopes: new Set(['tasks:read']) };
    expect(mayReceive(key, { ...event, type: 'run.changed' })).toBe(false);
    expect(mayReceive(key, event)).toBe(true);
  });
});
