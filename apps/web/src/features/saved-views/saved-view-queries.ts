import { queryOptions, type QueryClient } from '@tanstack/react-query';
import { readAll, type Client } from '@helix/client';
import { listSavedViews, type SavedView } from '@helix/contracts/saved-views';

export const savedViewKeys = { all: ['saved-views'] as const };

/** One's own and those that others share, in their order. */
export const savedViewsQuery = (client: Client) =>
  queryOptions({
    queryKey: savedViewKeys.all,
    queryFn: () => readAll((query) => client.call(listSavedViews, { query })),
  });

/** A view as it is now. */
export function keepView(queries: QueryClient, view: SavedView): void {
  queries.setQueryData<SavedView[]>(savedViewKeys.all, (views) => {
    const known = views?.find(({ id }) => id === view.id);
    if (!views || (known && known.version > view.version)) return views;
    return [...views.filter(({ id }) => id !== view.id), view].toSorted(byPosition);
  });
}

export function forgetView(queries: QueryClient, viewId: string): void {
  queries.setQueryData<SavedView[]>(savedViewKeys.all, (views) =>
    views?.filter(({ id }) => id !== viewId),
  );
}

/** Positions are compared as plain text, as the server does. */
function byPosition(one: SavedView, other: SavedView): number {
  if (one.position === other.position) return one.id < other.id ? -1 : 1;
  return one.position < other.position ? -1 : 1;
}
