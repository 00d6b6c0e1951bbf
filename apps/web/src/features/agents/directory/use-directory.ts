'use client';

import { useQuery } from '@tanstack/react-query';
import { useMemo } from 'react';
import { agentStatuses } from '@helix/contracts/agents';
import { client } from '../../../lib/browser-client.ts';
import { useUrlParams } from '../../../lib/use-url-params.ts';
import { overviewQuery } from '../../boards/board-queries.ts';
import { agentPerformanceQuery, agentSpendQuery } from '../agent-queries.ts';
import {
  directoryGroups,
  directoryLayouts,
  directorySorts,
  type DirectoryChoice,
  type DirectoryFacts,
} from './directory.ts';

const oneOf = <T extends string>(values: readonly T[], value: string | null): T | undefined =>
  values.find((known) => known === value);

/** How the directory is looked at. It stands in the address. */
export function useDirectoryChoice() {
  const [params, change] = useUrlParams();
  const layout = oneOf(directoryLayouts, params.get('layout')) ?? 'cards';
  const choice: DirectoryChoice = {
    query: params.get('q') ?? '',
    status: oneOf([...agentStatuses, 'archived'] as const, params.get('status')),
    sort: oneOf(directorySorts, params.get('sort')) ?? 'name',
    isDescending: params.get('order') === 'descending',
    grouping: oneOf(directoryGroups, params.get('group')) ?? 'department',
  };
  return { layout, choice, change };
}

/** What is counted of agents, and where they belong. */
export function useDirectoryFacts(): DirectoryFacts {
  const { data: usage } = useQuery(agentSpendQuery(client));
  const { data: performance } = useQuery(agentPerformanceQuery(client));
  const { data: overview } = useQuery(overviewQuery(client));
  return useMemo(
    () => ({
      spend: new Map(usage?.items.map(({ key, costUsd }) => [key, costUsd])),
      performance: new Map(performance?.items.map((item) => [item.agentId, item])),
      departments: overview?.departments ?? [],
    }),
    [usage, performance, overview],
  );
}
