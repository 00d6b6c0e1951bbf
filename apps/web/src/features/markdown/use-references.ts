'use client';

import { useQuery } from '@tanstack/react-query';
import { useMemo } from 'react';
import type { Mention } from '@helix/contracts/comments';
import { client } from '../../lib/browser-client.ts';
import { agentsQuery } from '../agents/agent-queries.ts';
import { overviewQuery } from '../boards/board-queries.ts';
import type { Named, References } from './mark-references.ts';

/** Only from what is cached anyway: a text does not load anything to be read. */
export function useReferences(mentions: readonly Mention[] | undefined): References {
  const { data: agents } = useQuery({ ...agentsQuery(client), enabled: false });
  const { data: overview } = useQuery({ ...overviewQuery(client), enabled: false });
  return useMemo(() => {
    const names = new Map<string, Named>();
    for (const { id, name, slug } of agents?.items ?? []) {
      for (const written of [name, slug]) {
        names.set(`@${written.toLowerCase()}`, { kind: 'agent', id, name });
      }
    }
    for (const { kind, id, name, text } of mentions ?? []) {
      names.set(text.replaceAll(/["“”]/g, '').toLowerCase(), { kind, id, name });
    }
    return { names, boardKeys: new Set(overview?.boards.map(({ key }) => key)) };
  }, [agents, mentions, overview]);
}
