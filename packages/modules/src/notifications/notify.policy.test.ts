import { describe, expect, test } from 'vitest';
import { recipientsOf, type TaskPeople } from './notify.policy.ts';

const people: TaskPeople = {
  assigneeId: 'ann',
  creatorId: 'cleo',
  reviewRequesterId: null,
  watcherIds: ['ann', 'wim', 'cleo'],
  mutedIds: ['mo'],
};
const card = { id: 't', columnId: 'c2', category: 'in_progress', assigneeId: 'ann' };
const mention = (id: string, more = {}) => ({ kind: 'member', id, reachable: true, ...more });
const told = (type: string, data: unknown, actorId = 'someone', of = people) =>
  Object.fromEntries(recipientsOf({ type, actorId, data }, of));

describe('who is told, and why', () => {
  test.each([
    ['the assignee of a new task', 'task.created', { task: card }, { ann: 'assigned' }],
    [
      'a new assignee',
      'task.updated',
      { task: card, changes: { assigneeId: { from: null, to: 'bo' } } },
      { bo: 'assigned' },
    ],
    [
      'nobody, of other changes of a task',
      'task.updated',
      { task: card, changes: { priority: { from: 'low', to: 'high' } } },
      {},
    ],
    [
      'everybody involved, when it comes to review',
      'task.moved',
      { task: { ...card, category: 'review' }, fromColumnId: 'c1' },
      { ann: 'review_requested', wim: 'review_requested', cleo: 'review_requested' },
    ],
    [
      'everybody involved, when it is done',
      'task.moved',
      { task: { ...card, category: 'done' }, fromColumnId: 'c1' },
      { ann: 'completed', wim: 'completed', cleo: 'completed' },
    ],
    ['nobody, of other moves', 'task.moved', { task: card, fromColumnId: 'c1' }, {}],
    [
      'nobody, of a new place in the same column',
      'task.moved',
      { task: { ...card, category: 'done' }, fromColumnId: 'c2' },
      {},
    ],
    [
      'the mentioned, and of those who watch the others',
      'comment.created',
      { comment: { kind: 'comment', mentions: [mention('wim'), mention('x')] } },
      { wim: 'mentioned', x: 'mentioned', ann: 'commented', cleo: 'commented' },
    ],
    [
      'no agents, and nobody who may not see the board',
      'comment.created',
      {
        comment: {
          kind: 'feedback',
          mentions: [mention('x', { kind: 'agent' }), mention('y', { reachable: false })],
        },
      },
      {},
    ],
    [
      'those who were not mentioned before, when a comment is edited',
      'comment.updated',
      { comment: { mentions: [mention('wim')] }, newMentions: [mention('bo')] },
      { bo: 'mentioned' },
    ],
    [
      'the assignee of a checklist item',
      'checklist.item_added',
      { item: { assigneeId: 'bo' } },
      { bo: 'assigned' },
    ],
    ['the assignee, that it is due', 'task.due_soon', { task: card }, { ann: 'due_soon' }],
    [
      'everybody involved, of a failed run',
      'run.changed',
      { run: { status: 'timed_out' } },
      { ann: 'run_failed', wim: 'run_failed', cleo: 'run_failed' },
    ],
    ['nobody, of a run that goes on', 'run.changed', { run: { status: 'running' } }, {}],
    [
      'who was let onto a board',
      'board.granted',
      { memberId: 'bo', grant: 'create', permission: 'create' },
      { bo: 'invited' },
    ],
    [
      'nobody, that they were shut out',
      'board.granted',
      { memberId: 'bo', grant: 'no_access', permission: 'no_access' },
      {},
    ],
    [
      'who invited somebody',
      'invitation.accepted',
      { invitation: { invitedBy: 'ann' } },
      { ann: 'member_joined' },
    ],
    ['nobody, of anything else', 'task.archived', { task: card }, {}],
    [
      'whoever a description mentions',
      'task.mentioned',
      { task: card, mentions: [], newMentions: [mention('bo')] },
      { bo: 'mentioned' },
    ],
    [
      'those who watch, when nothing is known of the comment',
      'comment.created',
      null,
      { ann: 'commented', wim: 'commented', cleo: 'commented' },
    ],
  ])('%s', (_who, type, data, expected) => {
    expect(told(type, data)).toEqual(expected);
  });

  test('never whoever did it', () => {
    const data = { comment: { mentions: [mention('ann')] } };
    expect(told('comment.created', data, 'ann')).toEqual({ wim: 'commented', cleo: 'commented' });
  });

  test('whoever has muted the task only what concerns them in person', () => {
    const muting = { ...people, creatorId: 'mo' };
    expect(told('task.approved', { task: card }, 'someone', muting)).toEqual({
      ann: 'approved',
      wim: 'approved',
      cleo: 'approved',
    });
    const data = { comment: { mentions: [mention('mo')] } };
    expect(told('comment.created', data, 'someone', muting)).toMatchObject({ mo: 'mentioned' });
  });

  test('that a task is due is for whoever wanted it when nobody has to do it', () => {
    const orphan = { ...people, assigneeId: null };
    expect(told('task.overdue', { task: card }, 'calendar', orphan)).toEqual({ cleo: 'overdue' });
  });
});
