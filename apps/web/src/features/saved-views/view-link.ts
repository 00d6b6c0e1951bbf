import type { SavedView } from '@helix/contracts/saved-views';
import { plainView, writeView, type ViewState } from '../filters/view-address.ts';

/** How a saved view shows tasks. How densely is a matter of who looks. */
export function stateOf({ filter, sort, groupBy, layout, columns }: SavedView): ViewState {
  return { ...plainView, filter, sort, group: groupBy, layout, columns };
}

/** Whether what is shown is what was saved. */
export function isAsSaved(view: SavedView, shown: ViewState): boolean {
  const saved = stateOf(view);
  return (
    saved.filter === shown.filter &&
    saved.sort === shown.sort &&
    saved.group === shown.group &&
    saved.layout === shown.layout &&
    saved.columns?.join() === shown.columns?.join()
  );
}

/** Where a view that is laid out as a board is shown: on its board. */
export function boardAddress(view: SavedView): string | undefined {
  if (view.layout !== 'board' || view.boardId === null) return undefined;
  const query = writeView(new URLSearchParams({ view: view.id }), stateOf(view), plainView);
  return `/boards/${view.boardId}?${query}`;
}
