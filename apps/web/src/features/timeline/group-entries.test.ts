import { expect, test } from 'vitest';
import type { TimelineEntry } from '@helix/contracts/timeline';
import { groupEntries, isTalk, namesOf } from './group-entries.ts';

const ada = { kind: 'member', id: 'member_1', name: 'Ada' } as const;
const bob = { kind: 'member', id: 'member_2', name: 'Bob' } as const;
const fields = (id: string, minute: number, actor: TimelineEntry['actor'] = ada) => ({
  id,
  at: new Date(Date.UTC(2026, 0, 1, 10, minute)).toISOString(),
  actor,
  runId: null,
});
const comment = (id: string, minute: number, parentId: string | null = null): TimelineEntry => ({
  ...fields(id, minute),
  kind: 'comment',
  comment: {
    id,
    parentId,
    taskId: 'task_1',
    kind: 'comment',
    body: id,
    author: ada,
    runId: null,
    mentions: [],
    attachments: [],
    reactions: [],
    editedAt: null,
    deletedAt: null,
    version: 1,
    createdAt: fields(id, minute).at,
  },
});
const change = (
  id: string,
  minute: number,
  actor = ada as TimelineEntry['actor'],
): TimelineEntry => ({
  ...fields(id, minute, actor),
  kind: 'unblocked',
});
const question = (id: string, change: 'asked' | 'answered'): TimelineEntry => ({
  ...fields(id, 0),
  kind: 'question',
  change,
  questionId: 'question_1',
  text: 'Which?',
  answer: change === 'answered' ? 'This' : null,
});

test('changes of one hand soon after each other are one row', () => {
  const rows = groupEntries([
    change('a', 0),
    change('b', 5),
    change('c', 6, bob),
    change('d', 50, bob),
  ]);
  expect(rows.map((row) => (row.kind === 'changes' ? row.entries.length : 0))).toEqual([2, 1, 1]);
  expect(rows.some(isTalk)).toBe(false);
});

test('something said in between parts them', () => {
  const rows = groupEntries([change('a', 0), comment('x', 1), change('b', 2)]);
  expect(rows.map(({ kind }) => kind)).toEqual(['changes', 'comment', 'changes']);
});

test('replies stand below what they answer, or by themselves when that is not loaded', () => {
  const rows = groupEntries([
    comment('x', 0),
    comment('y', 1),
    comment('z', 2, 'x'),
    comment('w', 3, 'gone'),
  ]);
  expect(
    rows.map((row) => row.kind === 'comment' && [row.entry.id, row.replies.map(({ id }) => id)]),
  ).toEqual([
    ['x', ['z']],
    ['y', []],
    ['w', []],
  ]);
});

test('a question is told once: open, or with how it ended', () => {
  expect(groupEntries([question('a', 'asked')])).toHaveLength(1);
  const rows = groupEntries([question('a', 'asked'), question('b', 'answered')]);
  expect(rows).toMatchObject([{ entry: { change: 'answered' } }]);
});

test('an address leads to a comment, to its answers, and to a run, and to no change', () => {
  const [said, changed] = groupEntries([comment('x', 0), comment('z', 2, 'x'), change('a', 30)]);
  expect(said && namesOf(said)).toEqual(['comment-x', 'comment-z']);
  expect(changed && namesOf(changed)).toEqual([]);
});
