import { QueryClient } from '@tanstack/react-query';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import type { LiveEvent } from '../live/live-event.ts';
import { applyTaskListEvent } from './task-list-live.ts';
import { taskListKeys } from './task-list-queries.ts';

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

const event = (type: LiveEvent['type'], data: object) => ({ seq: 2, type, data }) as LiveEvent;

/** Whether a list with this filter, which shows `task_1`, is read again after an event. */
function isReadAgain(filter: string, happened: LiveEvent): boolean {
  const queries = new QueryClient();
  const queryKey = taskListKeys.list({ filter, sort: 'manual' });
  const page = { items: [{ id: 'task_1' }], nextCursor: null };
  queries.setQueryData(queryKey, { pages: [page], pageParams: [undefined] });
  applyTaskListEvent(queries, happened);
  vi.runAllTimers();
  return queries.getQueryState(queryKey)?.isInvalidated ?? false;
}

test('the progress of a row follows the checklist of its task', () => {
  const ticked = (taskId: string) => event('checklist.item_updated', { item: { taskId } });
  expect(isReadAgain('', ticked('task_1'))).toBe(true);
  expect(isReadAgain('', ticked('task_2'))).toBe(false);
});

test.each([
  ['has:comments', event('comment.created', { comment: { taskId: 'task_2' } })],
  ['has:attachments', event('attachment.added', { attachment: { taskId: 'task_2' } })],
  ['is:needs-me', event('question.asked', { question: { taskId: 'task_2' } })],
  ['run:live', event('run.created', { run: { taskId: 'task_2' } })],
])('what %s asks for is asked again when it has changed', (filter, happened) => {
  expect(isReadAgain(filter, happened)).toBe(true);
});

test('a comment changes nothing that a row shows', () => {
  expect(isReadAgain('', event('comment.created', { comment: { taskId: 'task_1' } }))).toBe(false);
});
