'use client';

import { useCallback, useSyncExternalStore } from 'react';
import { viewColumns } from '@helix/contracts/saved-views';
import type { ViewColumn, ViewControl } from '../filters/view-state.ts';

/** Key, status and title always begin a row. */
export type ListColumn = ViewColumn | 'key' | 'status' | 'title';

export const columnWidths: Readonly<Record<ListColumn, string>> = {
  key: '5.5rem',
  status: '8rem',
  title: 'minmax(14rem,1fr)',
  labels: '10rem',
  assignee: '8rem',
  agent: '7.5rem',
  priority: '6rem',
  due: '5.5rem',
  run: '7rem',
  progress: '5.5rem',
  board: '8rem',
  created: '5.25rem',
  updated: '5.25rem',
};

const usual: readonly ViewColumn[] = ['labels', 'assignee', 'agent', 'priority', 'due', 'updated'];
const storageKey = 'list-columns';
const listeners = new Set<() => void>();
let chosen: readonly ViewColumn[] | undefined;

function read(): readonly ViewColumn[] {
  chosen ??= parse(localStorage.getItem(storageKey));
  return chosen;
}

function parse(text: string | null): readonly ViewColumn[] {
  if (text === null) return usual;
  const names = text.split(',');
  return names.flatMap((name) => viewColumns.find((known) => known === name) ?? []);
}

const subscribe = (listener: () => void) => {
  listeners.add(listener);
  return () => listeners.delete(listener);
};

/** Which columns a list has, and in which order: those of its view, else those that this browser remembers. */
export function useListColumns(
  { view, change }: Pick<ViewControl, 'view' | 'change'>,
  isSaved = false,
) {
  const own = useSyncExternalStore(subscribe, read, () => usual);
  const isOfView = isSaved || view.columns !== null;
  const choose = useCallback(
    (next: readonly ViewColumn[] | undefined) => {
      if (isOfView) change({ columns: next ?? null });
      else remember(next);
    },
    [isOfView, change],
  );
  return { columns: view.columns ?? own, choose };
}

function remember(next: readonly ViewColumn[] | undefined): void {
  chosen = next ?? usual;
  if (next) localStorage.setItem(storageKey, next.join(','));
  else localStorage.removeItem(storageKey);
  for (const listener of listeners) listener();
}
