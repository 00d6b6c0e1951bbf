import { QueryClient, QueryObserver } from '@tanstack/react-query';
import { expect, test, vi } from 'vitest';
import { rereadOvertaken } from './reread-overtaken.ts';

/** Something that is read, where each answer is given by hand. */
function watch(meta: Record<string, unknown> = {}) {
  const queries = new QueryClient();
  rereadOvertaken(queries);
  const reads: PromiseWithResolvers<string[]>[] = [];
  const queryKey = ['tasks'];
  const observer = new QueryObserver(queries, {
    ...{ queryKey, meta, staleTime: Number.POSITIVE_INFINITY },
    queryFn: () => {
      const read = Promise.withResolvers<string[]>();
      reads.push(read);
      return read.promise;
    },
  });
  observer.subscribe(() => undefined);
  return { queries, queryKey, reads, shown: () => queries.getQueryData<string[]>(queryKey) };
}

test('an answer from before a change is not what stays', async () => {
  const { queries, queryKey, reads, shown } = watch();
  reads[0]?.resolve(['a', 'b']);
  await vi.waitFor(() => expect(shown()).toEqual(['a', 'b']));
  void queries.invalidateQueries({ queryKey });
  queries.setQueryData(queryKey, ['b']);
  reads[1]?.resolve(['a', 'b']);
  await vi.waitFor(() => expect(reads).toHaveLength(3));
  reads[2]?.resolve(['b']);
  await vi.waitFor(() => expect(shown()).toEqual(['b']));
  await vi.waitFor(() => expect(queries.isFetching()).toBe(0));
  expect(reads).toHaveLength(3);
});

test('nothing is read again that was changed at rest, or that keeps a record itself', async () => {
  for (const meta of [{}, { keepsRecord: true }]) {
    const { queries, queryKey, reads, shown } = watch(meta);
    if ('keepsRecord' in meta) queries.setQueryData(queryKey, ['c']);
    reads[0]?.resolve(['a']);
    await vi.waitFor(() => expect(shown()).toEqual(['a']));
    queries.setQueryData(queryKey, ['b']);
    expect(queries.isFetching()).toBe(0);
    expect(reads).toHaveLength(1);
  }
});
