'use client';

import { useQueryClient, type QueryClient } from '@tanstack/react-query';
import { useCallback, useSyncExternalStore } from 'react';
import { agentKeys } from '../features/agents/agent-queries.ts';
import { boardKeys } from '../features/boards/board-queries.ts';
import { savedViewKeys } from '../features/saved-views/saved-view-queries.ts';
import { isRecord } from '../lib/is-record.ts';
import type { NameOf } from './trail.ts';

/** The names of what the pages have loaded. Nothing is loaded for it. */
export function useNameOf(path: string): NameOf {
  const queries = useQueryClient();
  const subscribe = useCallback(
    (onChange: () => void) => queries.getQueryCache().subscribe(onChange),
    [queries],
  );
  const ids = path.split('/').filter((part) => part.includes('_'));
  const namesBy = (find: typeof nameIn) => () => JSON.stringify(ids.map((id) => find(queries, id)));
  // A page brings its own data after the server has drawn what surrounds it: at first, both know the lists only.
  const known = useSyncExternalStore(subscribe, namesBy(nameIn), namesBy(listedNameOf));
  const names: readonly unknown[] = JSON.parse(known);
  return (id) => textOf(names[ids.indexOf(id)]) ?? undefined;
}

function listedNameOf(queries: QueryClient, id: string): string | null {
  const boards = namesIn(queries.getQueryData(boardKeys.overview), boardsOf);
  const agents = namesIn(queries.getQueryData(agentKeys.all), itemsOf);
  const views = namesIn(queries.getQueryData(savedViewKeys.all), listOf);
  return boards.get(id) ?? agents.get(id) ?? views.get(id) ?? null;
}

type Listed = readonly { readonly id: string; readonly name: string }[];
const listOf = (data: unknown): Listed => (Array.isArray(data) ? data.filter(isListed) : []);
const boardsOf = (data: unknown): Listed => listOf(isRecord(data) && data['boards']);
const itemsOf = (data: unknown): Listed => listOf(isRecord(data) && data['items']);
const isListed = (item: unknown): item is Listed[number] =>
  isRecord(item) && textOf(item['id']) !== null && textOf(item['name']) !== null;
const textOf = (value: unknown): string | null => (typeof value === 'string' ? value : null);

/** Asked for at every change of the cache, so each list is read once. */
const readLists = new WeakMap<object, ReadonlyMap<string, string>>();

function namesIn(data: unknown, read: (data: unknown) => Listed): ReadonlyMap<string, string> {
  if (typeof data !== 'object' || data === null) return new Map();
  const known = readLists.get(data) ?? new Map(read(data).map(({ id, name }) => [id, name]));
  readLists.set(data, known);
  return known;
}

function nameIn(queries: QueryClient, id: string): string | null {
  const name = listedNameOf(queries, id);
  if (name !== null) return name;
  for (const query of queries
    .getQueryCache()
    .findAll({ predicate: (q) => q.queryKey.at(-1) === id })) {
    const found = ownNameOf(query.state.data);
    if (found !== null) return found;
  }
  return null;
}

/** A task is called by its key, a conversation by its title, everything else by its name. */
function ownNameOf(data: unknown): string | null {
  if (!isRecord(data)) return null;
  const { key, displayName, name, title } = data;
  const taskKey = textOf(title) === null ? null : textOf(key);
  return taskKey ?? textOf(displayName) ?? textOf(name) ?? textOf(title);
}
