'use client';

import { useCallback, useSyncExternalStore } from 'react';

/** Key, status and title always begin a row. */
export const listColumns = [
  'labels',
  'assignee',
  'agent',
  'priority',
  'due',
  'run',
  'progress',
  'board',
  'created',
  'updated',
] as const;
export type ChosenColumn = (typeof listColumns)[number];
export type ListColumn = ChosenColumn | 'key' | 'status' | 'title';

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

const usual: readonly ChosenColumn[] = [
  'labels',
  'assignee',
  'agent',
  'priority',
  'due',
  'updated',
];
const storageKey = 'list-columns';
const listeners = new Set<() => void>();
let chosen: readonly ChosenColumn[] | undefined;

function read(): readonly ChosenColumn[] {
  chosen ??= parse(localStorage.getItem(storageKey));
  return chosen;
}

function parse(text: string | null): readonly ChosenColumn[] {
  if (text === null) return usual;
  const names = text.split(',');
  return names.flatMap((name) => listColumns.find((known) => known === name) ?? []);
}

const subscribe = (listener: () => void) => {
  listeners.add(listener);
  return () => listeners.delete(listener);
};

/** Which columns a list has, and in which order; remembered by this browser. */
export function useListColumns() {
  const columns = useSyncExternalStore(subscribe, read, () => usual);
  const choose = useCallback((next: readonly ChosenColumn[] | undefined) => {
    chosen = next ?? usual;
    if (next) localStorage.setItem(storageKey, next.join(','));
    else localStorage.removeItem(storageKey);
    for (const listener of listeners) listener();
  }, []);
  return { columns, choose };
}
