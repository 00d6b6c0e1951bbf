'use client';

import { useQueries, useQuery } from '@tanstack/react-query';
import { useMemo } from 'react';
import type { Agent } from '@helix/contracts/agents';
import type { Column, Label } from '@helix/contracts/structure';
import type { TaskCard } from '@helix/contracts/tasks';
import { client } from '../../lib/browser-client.ts';
import { agentsQuery } from '../agents/agent-queries.ts';
import { overviewQuery } from '../boards/board-queries.ts';
import { columnsQuery } from '../filters/column-queries.ts';
import { labelsQuery } from '../labels/label-queries.ts';
import { membersQuery } from '../members/member-queries.ts';
import { taskQuery } from '../tasks/task-queries.ts';

type Named = { readonly name: string };
export type TaskNames = {
  readonly members: ReadonlyMap<string, Named>;
  readonly agents: ReadonlyMap<string, Pick<Agent, 'name' | 'avatar'>>;
  readonly boards: ReadonlyMap<string, Named & { readonly key: string }>;
  readonly labels: ReadonlyMap<string, Label>;
  /** Of the boards that the tasks are on, in the order of their boards. */
  readonly columns: ReadonlyMap<string, Column>;
  /** Those that others are a part of. */
  readonly tasks: ReadonlyMap<string, Named>;
};

/** What the ids of these tasks stand for. */
export function useTaskNames(
  tasks: readonly TaskCard[],
  { withParents }: { withParents: boolean },
): TaskNames {
  const { data: overview } = useQuery(overviewQuery(client));
  const { data: members } = useQuery(membersQuery(client));
  const { data: agents } = useQuery(agentsQuery(client));
  const { data: labels } = useQuery(labelsQuery(client));
  const boardIds = useMemo(() => [...new Set(tasks.map(({ boardId }) => boardId))], [tasks]);
  const parentIds = useMemo(
    () => (withParents ? [...new Set(tasks.flatMap(({ parentId }) => parentId ?? []))] : []),
    [tasks, withParents],
  );
  const columns = useQueries({
    queries: boardIds.map((id) => columnsQuery(client, id)),
    combine: joinColumns,
  });
  const parents = useQueries({
    queries: parentIds.map((id) => taskQuery(client, id)),
    combine: joinTasks,
  });
  return useMemo(
    () => ({
      members: byId(members ?? []),
      agents: byId(agents?.items ?? []),
      boards: byId(overview?.boards ?? []),
      labels: byId(labels ?? []),
      columns,
      tasks: parents,
    }),
    [members, agents, overview, labels, columns, parents],
  );
}

const joinColumns = (results: readonly { data: Column[] | undefined }[]) =>
  byId(results.flatMap(({ data }) => data ?? []));
const joinTasks = (results: readonly { data: TaskCard | undefined }[]) =>
  new Map(
    results.flatMap(({ data }) =>
      data ? [[data.id, { name: `${data.key} ${data.title}` }] as const] : [],
    ),
  );

function byId<T extends { readonly id: string }>(things: readonly T[]): ReadonlyMap<string, T> {
  return new Map(things.map((thing) => [thing.id, thing]));
}
