/** What is focused and what is selected among things in an order. */
export type SelectionState = {
  /** As they are shown, first to last. */
  readonly ids: readonly string[];
  readonly focusedId: string | undefined;
  /** Where a range begins. */
  readonly anchorId: string | undefined;
  /** What the last range has added, so that a shorter one takes it back. */
  readonly range: readonly string[];
  readonly selectedIds: ReadonlySet<string>;
};

export const emptySelection: SelectionState = {
  ids: [],
  focusedId: undefined,
  anchorId: undefined,
  range: [],
  selectedIds: new Set(),
};

export function focus(state: SelectionState, id: string | undefined): SelectionState {
  return state.focusedId === id ? state : { ...state, focusedId: id, anchorId: id, range: [] };
}

export function toggle(state: SelectionState, id: string): SelectionState {
  const selectedIds = new Set(state.selectedIds);
  if (!selectedIds.delete(id)) selectedIds.add(id);
  return { ...state, selectedIds, focusedId: id, anchorId: id, range: [] };
}

/** Selects from the anchor up to this one; what was selected before the range began stays. */
export function extendTo(state: SelectionState, id: string): SelectionState {
  const to = state.ids.indexOf(id);
  if (to === -1) return state;
  const anchor = state.ids.indexOf(state.anchorId ?? state.focusedId ?? id);
  const from = anchor === -1 ? to : anchor;
  const range = state.ids.slice(Math.min(from, to), Math.max(from, to) + 1);
  const selectedIds = new Set(state.selectedIds);
  for (const taken of state.range) selectedIds.delete(taken);
  for (const added of range) selectedIds.add(added);
  return { ...state, selectedIds, range, anchorId: state.ids[from], focusedId: id };
}

/** So many steps on, stopping at the ends. */
export function step(state: SelectionState, by: number): string | undefined {
  const at = state.focusedId === undefined ? -1 : state.ids.indexOf(state.focusedId);
  if (at === -1) return by > 0 ? state.ids[0] : state.ids.at(-1);
  return state.ids[Math.max(0, Math.min(state.ids.length - 1, at + by))];
}

export function selectAll(state: SelectionState): SelectionState {
  return { ...state, selectedIds: new Set(state.ids), range: [] };
}

export function clear(state: SelectionState): SelectionState {
  return { ...state, selectedIds: new Set(), range: [] };
}

/** The things are others now: what left is selected no more, and its neighbour takes over the focus. */
export function withIds(state: SelectionState, ids: readonly string[]): SelectionState {
  if (ids === state.ids) return state;
  const present = new Set(ids);
  const kept = [...state.selectedIds].filter((id) => present.has(id));
  const selectedIds = kept.length === state.selectedIds.size ? state.selectedIds : new Set(kept);
  const isPresent = (id: string | undefined) => id !== undefined && present.has(id);
  return {
    ids,
    selectedIds,
    focusedId: isPresent(state.focusedId) ? state.focusedId : neighbour(state, present),
    anchorId: isPresent(state.anchorId) ? state.anchorId : undefined,
    range: state.range.filter((id) => present.has(id)),
  };
}

function neighbour(
  { ids, focusedId }: SelectionState,
  present: ReadonlySet<string>,
): string | undefined {
  if (focusedId === undefined) return undefined;
  const at = ids.indexOf(focusedId);
  const isThere = (id: string) => present.has(id);
  return ids.slice(at + 1).find(isThere) ?? ids.slice(0, Math.max(at, 0)).findLast(isThere);
}
