'use client';

import { useQueryClient, type QueryClient } from '@tanstack/react-query';
import { useCallback, useSyncExternalStore } from 'react';
import { z } from 'zod';
import { agentKeys } from '../features/agents/agent-queries.ts';
import { boardKeys } from '../features/boards/board-queries.ts';
import type { NameOf } from './trail.ts';

const listed = z.object({ id: z.string(), name: z.string() });
const listSchema = z.object({ items: z.array(listed) });
const overviewSchema = z.object({ boards: z.array(listed) });
/** A task is called by its key, everything else by its name. */
const namedSchema = z
  .object({ key: z.string(), title: z.string() })
  .transform(({ key }) => key)
  .or(z.object({ displayName: z.string() }).transform(({ displayName }) => displayName))
  .or(z.object({ name: z.string() }).transform(({ name }) => name));

/** The names of what the pages have loaded. Nothing is loaded for it. */
export function useNameOf(path: string): NameOf {
  const queries = useQueryClient();
  const subscribe = useCallback(
    (onChange: () => void) => queries.getQueryCache().subscribe(onChange),
    [queries],
  );
  const ids = path.split('/').filter((part) => part.includes('_'));
  const read = () => JSON.stringify(ids.map((id) => [id, nameIn(queries, id)]));
  const known = useSyncExternalStore(subscribe, read, read);
  const names = z.array(z.tuple([z.string(), z.string().nullable()])).parse(JSON.parse(known));
  return (id) => names.find(([other]) => other === id)?.[1] ?? undefined;
}

function nameIn(queries: QueryClient, id: string): string | null {
  const overview = overviewSchema.safeParse(queries.getQueryData(boardKeys.overview));
  const agents = listSchema.safeParse(queries.getQueryData(agentKeys.all));
  const all = [...(overview.data?.boards ?? []), ...(agents.data?.items ?? [])];
  const name = all.find((item) => item.id === id)?.name;
  if (name !== undefined) return name;
  for (const query of queries
    .getQueryCache()
    .findAll({ predicate: (q) => q.queryKey.at(-1) === id })) {
    const found = namedSchema.safeParse(query.state.data);
    if (found.success) return found.data;
  }
  return null;
}
