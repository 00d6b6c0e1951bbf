import type { InfiniteData, QueryClient } from '@tanstack/react-query';
import type { EndpointResult } from '@helix/contracts';
import type { listRuns, Run } from '@helix/contracts/runs';
import { applyRun } from '../boards/board-queries.ts';
import type { ApplyEvent } from '../live/live-event.ts';
import { runKeys } from './run-queries.ts';

type RunPages = InfiniteData<EndpointResult<typeof listRuns>, string | undefined>;

export const applyRunEvent: ApplyEvent = (queries, event) => {
  if (event.type === 'run.created' || event.type === 'run.changed') {
    const { run } = event.data;
    applyRun(queries, run);
    patchLists(queries, run);
    if (event.type === 'run.created') void queries.invalidateQueries({ queryKey: runKeys.lists });
  }
};

/** A run that a list shows is shown as it is now. */
function patchLists(queries: QueryClient, run: Run): void {
  for (const [key, known] of queries.getQueriesData<RunPages>({ queryKey: runKeys.lists })) {
    if (known?.pages.some(({ items }) => items.some(({ id }) => id === run.id)) !== true) continue;
    const pages = known.pages.map((page) => ({
      ...page,
      items: page.items.map((shown) => (shown.id === run.id ? run : shown)),
    }));
    queries.setQueryData<RunPages>(key, { ...known, pages });
  }
}
