import type { InfiniteData, QueryClient } from '@tanstack/react-query';
import type { EndpointResult } from '@helix/contracts';
import type { listRuns, Run } from '@helix/contracts/runs';
import { invalidateSoon } from '../../lib/invalidate-soon.ts';
import { applyRun } from '../boards/board-queries.ts';
import type { ApplyEvent } from '../live/live-event.ts';
import { runKeys } from './run-queries.ts';

type RunPages = InfiniteData<EndpointResult<typeof listRuns>, string | undefined>;

export const applyRunEvent: ApplyEvent = (queries, event) => {
  switch (event.type) {
    case 'run.created':
      applyRun(queries, event.data.run);
      invalidateSoon(queries, runKeys.lists);
      break;
    case 'run.changed':
      applyRun(queries, event.data.run);
      patchLists(queries, event.data.run);
      invalidateSoon(queries, runKeys.why(event.data.run.id));
      break;
    case 'question.asked':
    case 'question.answered':
    case 'question.closed':
      void queries.invalidateQueries({
        queryKey: runKeys.questions(event.data.question.runId),
      });
      break;
    default:
  }
};

/** A run that a list shows is shown as it is now; one that the filter no longer means stays until the list is read. */
function patchLists(queries: QueryClient, run: Run): void {
  for (const [key, known] of queries.getQueriesData<RunPages>({ queryKey: runKeys.lists })) {
    if (known?.pages.some(({ items }) => items.some(({ id }) => id === run.id)) !== true) continue;
    const pages = known.pages.map((page) => ({
      ...page,
      items: page.items.map((shown) => (shown.id === run.id ? { ...shown, ...run } : shown)),
    }));
    queries.setQueryData<RunPages>(key, { ...known, pages });
  }
}
