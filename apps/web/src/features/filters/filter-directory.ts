'use client';

import { useQuery } from '@tanstack/react-query';
import { useMemo } from 'react';
import type { FilterDirectory } from '@helix/contracts/filters';
import { client } from '../../lib/browser-client.ts';
import { agentsQuery } from '../agents/agent-queries.ts';
import { overviewQuery } from '../boards/board-queries.ts';
import { labelsQuery } from '../labels/label-queries.ts';
import { membersQuery } from '../members/member-queries.ts';
import { columnsQuery } from './column-queries.ts';

/** The things of the organization by name; of one board also its columns, and only its own labels. */
export function useFilterDirectory(boardId?: string): FilterDirectory {
  const { data: overview } = useQuery(overviewQuery(client));
  const { data: labels } = useQuery(labelsQuery(client));
  const { data: members } = useQuery(membersQuery(client));
  const { data: agents } = useQuery(agentsQuery(client));
  const { data: columns } = useQuery({
    ...columnsQuery(client, boardId ?? ''),
    enabled: boardId !== undefined,
  });
  return useMemo(
    () => ({
      boards: overview?.boards ?? [],
      labels: (labels ?? []).filter(
        (label) => label.boardId === null || boardId === undefined || label.boardId === boardId,
      ),
      members: members ?? [],
      agents: agents?.items ?? [],
      columns: columns ?? [],
    }),
    [overview, labels, members, agents, columns, boardId],
  );
}
