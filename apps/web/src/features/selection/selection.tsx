'use client';

import {
  createContext,
  useContext,
  useEffect,
  useState,
  useSyncExternalStore,
  type ReactNode,
} from 'react';
import { createKeptPlaces } from '../../lib/kept-places.ts';
import * as change from './selection-state.ts';
import { emptySelection, type SelectionState } from './selection-state.ts';

export type SelectionStore = {
  read(): SelectionState;
  subscribe(listener: () => void): () => void;
  setIds(ids: readonly string[]): void;
  focus(id: string | undefined): void;
  toggle(id: string): void;
  extendTo(id: string): void;
  /** Moves the focus so many steps; with `extend` the range goes along. */
  step(by: number, options?: { extend?: boolean }): void;
  selectAll(): void;
  clear(): void;
};

function createSelectionStore(before: SelectionState, ids: readonly string[]): SelectionStore {
  let state = change.withIds(before, ids);
  const listeners = new Set<() => void>();
  const put = (next: SelectionState) => {
    if (next === state) return;
    state = next;
    for (const listener of listeners) listener();
  };
  return {
    read: () => state,
    subscribe(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    setIds: (next) => put(change.withIds(state, next)),
    focus: (id) => put(change.focus(state, id)),
    toggle: (id) => put(change.toggle(state, id)),
    extendTo: (id) => put(change.extendTo(state, id)),
    step(by, { extend = false } = {}) {
      const id = change.step(state, by);
      if (id !== undefined) put(extend ? change.extendTo(state, id) : change.focus(state, id));
    },
    selectAll: () => put(change.selectAll(state)),
    clear: () => put(change.clear(state)),
  };
}

const kept = createKeptPlaces<SelectionState>();
const SelectionContext = createContext<SelectionStore | undefined>(undefined);

/** Around whatever shows tasks in an order: focus and selection over them, kept while they change and for who comes back. */
export function SelectionProvider({
  ids,
  children,
}: {
  ids: readonly string[];
  children: ReactNode;
}) {
  const [store] = useState(() => createSelectionStore(kept.recall('tasks') ?? emptySelection, ids));
  useEffect(() => kept.keep('tasks', store.read), [store]);
  useEffect(() => store.setIds(ids), [store, ids]);
  return <SelectionContext value={store}>{children}</SelectionContext>;
}

/** Does not render again by itself; for handlers that read when they run. */
export function useSelectionStore(): SelectionStore {
  const store = useContext(SelectionContext);
  if (!store) throw new Error('useSelection needs a SelectionProvider around it');
  return store;
}

export type Selection = Omit<SelectionStore, 'read' | 'subscribe' | 'setIds'> &
  Pick<SelectionState, 'focusedId' | 'selectedIds'> & {
    /** What an action is about: what is selected, else what is focused. */
    readonly actionIds: readonly string[];
  };

export function useSelection(): Selection {
  const store = useSelectionStore();
  const state = useSyncExternalStore(store.subscribe, store.read, store.read);
  return {
    ...store,
    focusedId: state.focusedId,
    selectedIds: state.selectedIds,
    actionIds: actionIdsOf(state),
  };
}

/** What is selected in the order shown, else what is focused. */
export function actionIdsOf({ ids, selectedIds, focusedId }: SelectionState): readonly string[] {
  if (selectedIds.size > 0) return ids.filter((id) => selectedIds.has(id));
  return focusedId === undefined ? [] : [focusedId];
}

/** What an action at this one is about: all that is selected, when it is among that. */
export function actionIdsAt(state: SelectionState, id: string): readonly string[] {
  return state.selectedIds.has(id) ? actionIdsOf(state) : [id];
}

/** For one card: renders again only when something about it changes. */
export function useIsSelected(id: string): boolean {
  const store = useSelectionStore();
  const read = () => store.read().selectedIds.has(id);
  return useSyncExternalStore(store.subscribe, read, read);
}
export function useIsFocused(id: string): boolean {
  const store = useSelectionStore();
  const read = () => store.read().focusedId === id;
  return useSyncExternalStore(store.subscribe, read, read);
}
