import { expect, test } from 'vitest';
import type { Presence } from '@helix/contracts/live';
import { peopleHere } from './people-here.ts';

const now = Date.parse('2026-03-10T10:00:00Z');
const presence = (name: string, fields: Partial<Presence> = {}): Presence => ({
  clientId: `client-${name}-1`,
  memberId: `member_${name}`,
  name,
  boardId: 'board_1',
  taskId: null,
  isWriting: false,
  expiresAt: '2026-03-10T10:00:30Z',
  ...fields,
});
const me = { memberId: 'member_Ada', now };

test('each person once, without oneself and without those who have gone', () => {
  const people = peopleHere(
    [
      presence('Theo'),
      presence('Ada'),
      presence('Mara', { expiresAt: '2026-03-10T09:59:59Z' }),
      presence('Theo', { clientId: 'client-Theo-2', isWriting: true }),
      presence('Jonas'),
    ],
    me,
  );
  expect(people).toEqual([
    { memberId: 'member_Jonas', name: 'Jonas', isWriting: false },
    { memberId: 'member_Theo', name: 'Theo', isWriting: true },
  ]);
});

test('of one task only who looks at that', () => {
  const people = peopleHere([presence('Theo', { taskId: 'task_1' }), presence('Jonas')], {
    ...me,
    taskId: 'task_1',
  });
  expect(people.map(({ name }) => name)).toEqual(['Theo']);
});
