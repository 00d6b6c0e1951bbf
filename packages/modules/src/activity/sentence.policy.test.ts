import { expect, test } from 'vitest';
import { sentenceOf, type ToldFact } from './sentence.policy.ts';

const task = { id: 'task_00000001', key: 'ENG-1', title: 'Ship it', columnId: 'column_2' };
const toldOf = (fact: Partial<ToldFact> & { type: string }) =>
  sentenceOf({ data: {}, subject: null, changes: {}, actorId: 'member_1', ...fact }).map((part) => {
    if (part.kind === 'reference') return `<${part.to.kind} ${part.to.label ?? part.to.id}>`;
    if (part.kind === 'quote') return `“${part.text}”`;
    return part.kind === 'change'
      ? `${part.field}: ${String(part.from)} → ${String(part.to)}`
      : part.text;
  });

test.each([
  [{ type: 'task.created', data: { task } }, ['created', '<task ENG-1>']],
  [
    { type: 'task.moved', data: { task, fromColumnId: 'column_1' } },
    ['moved', '<task ENG-1>', 'from', '<column column_1>', 'to', '<column column_2>'],
  ],
  [
    { type: 'task.updated', data: { task }, changes: { priority: { from: 'low', to: 'high' } } },
    ['updated', '<task ENG-1>', 'priority: low → high'],
  ],
  [
    { type: 'task.rejected', data: { task, feedback: 'Not yet' } },
    ['asked for changes to', '<task ENG-1>', '“Not yet”'],
  ],
  [
    { type: 'comment.created', data: { comment: { id: 'c', taskId: 'task_1', body: 'Hello' } } },
    ['commented on', '<task task_1>', '“Hello”'],
  ],
  [
    {
      type: 'run.changed',
      data: { run: { status: 'failed', taskId: 'task_1', message: 'No key' } },
    },
    ['failed in a run on', '<task task_1>', '“No key”'],
  ],
  [
    {
      type: 'run.changed',
      data: { run: { status: 'succeeded', taskId: null, trigger: { chatId: 'chat_1' } } },
    },
    ['finished a run on', '<chat chat_1>'],
  ],
  [
    { type: 'member.joined', subject: { kind: 'member', id: 'member_1', label: 'Bo' } },
    ['joined the organization'],
  ],
  [{ type: 'something.new_and_odd', data: null }, ['new and odd']],
])('%j', (fact, told) => {
  expect(toldOf(fact)).toEqual(told);
});
