'use client';

import { useQueryClient, type QueryClient } from '@tanstack/react-query';
import { useCallback, useSyncExternalStore } from 'react';
import { z } from 'zod';
import { agentKeys } from '../features/agents/agent-queries.ts';
import { boardKeys } from '../features/boards/board-queries.ts';
import { savedViewKeys } from '../features/saved-views/saved-view-queries.ts';
import type { NameOf } from './trail.ts';

const listed = z.object({ id: z.string(), name: z.string() });
const listSchema = z.object({ items: z.array(listed) });
const overviewSchema = z.object({ boards: z.array(listed) });
/** A task is called by its key, a conversation by its title, everything else by its name. */
const namedSchema = z
  .object({ key: z.string(), title: z.string() })
  .transform(({ key }) => key)
  .or(z.object({ displayName: z.string() }).transform(({ displayName }) => displayName))
  .or(z.object({ name: z.string() }).transform(({ name }) => name))
  .or(z.object({ title: z.string() }).transform(({ title }) => title));

/** The names of what the pages have loaded. Nothing is loaded for it. */
export function useNameOf(path: string): NameOf {
  const queries = useQueryClient();
  const subscribe = useCallback(
    (onChange: () => void) => queries.getQueryCache().subscribe(onChange),
    [queries],
  );
  const ids = path.split('/').filter((part) => part.includes('_'));
  const namesBy = (find: typeof nameIn) => () =>
    JSON.stringify(ids.map((id) => [id, find(queries, id)]));
  // A page brings its own data after the server has drawn what surrounds it: at first, both know the lists only.
  const known = useSyncExternalStore(subscribe, namesBy(nameIn), namesBy(listedNameOf));
  const names = z.array(z.tuple([z.string(), z.string().nullable()])).parse(JSON.parse(known));
  return (id) => names.find(([other]) => other === id)?.[1] ?? undefined;
}

function listedNameOf(queries: QueryClient, id: string): string | null {
  const boards = namesIn(queries.getQueryData(boardKeys.overview), boardsOf);
  const agents = namesIn(queries.getQueryData(agentKeys.all), itemsOf);
  const views = namesIn(queries.getQueryData(savedViewKeys.all), listOf);
  return boards.get(id) ?? agents.get(id) ?? views.get(id) ?? null;
}

type Listed = readonly { readonly id: string; readonly name: string }[];
const boardsOf = (data: unknown): Listed => overviewSchema.safeParse(data).data?.boards ?? [];
const listOf = (data: unknown): Listed => z.array(listed).safeParse(data).data ?? [];
const itemsOf = (data: unknown): Listed => listSchema.safeParse(data).data?.items ?? [];

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
    const found = namedSchema.safeParse(query.state.data);
    if (found.success) return found.data;
  }
  return null;
}
