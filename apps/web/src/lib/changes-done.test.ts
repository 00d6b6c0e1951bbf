import { QueryClient } from '@tanstack/react-query';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { changesDone } from './changes-done.ts';

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

function begin() {
  const queries = new QueryClient();
  const answer = Promise.withResolvers<void>();
  const offered: string[] = [];
  const mutation = queries.getMutationCache().build(queries, {
    mutationFn: () => answer.promise,
    onSuccess: () => void offered.push('the change'),
  });
  void mutation.execute(undefined);
  return { queries, answer: answer.resolve, offered };
}

test('without a change under way nobody waits', async () => {
  await changesDone(new QueryClient());
});

test('a change has been answered, and its answer taken in, when it is done', async () => {
  const { queries, answer, offered } = begin();
  const done = changesDone(queries);
  answer();
  await vi.advanceTimersByTimeAsync(100);
  await done;
  expect(offered).toEqual(['the change']);
});

test('changes that wait for one another have all been answered', async () => {
  const queries = new QueryClient();
  const sent: string[] = [];
  const change = (name: string) =>
    queries
      .getMutationCache()
      .build(queries, {
        scope: { id: 'changes' },
        mutationFn: () => Promise.resolve().then(() => sent.push(name)),
      })
      .execute(undefined);
  void change('first');
  void change('second');
  const done = changesDone(queries);
  await vi.advanceTimersByTimeAsync(100);
  await done;
  expect(sent).toEqual(['first', 'second']);
});

test('a change that is not answered is not waited for without end', async () => {
  const { queries, offered } = begin();
  const done = changesDone(queries);
  await vi.advanceTimersByTimeAsync(3_000);
  await done;
  expect(offered).toEqual([]);
});
