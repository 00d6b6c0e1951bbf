'use client';

import { useQuery } from '@tanstack/react-query';
import { client } from '../../lib/browser-client.ts';
import { everyAgentQuery } from './agent-queries.ts';
import { messages } from './messages.ts';

/** What an agent is called, also one that is archived; looked up unless it is known. */
export function useAgentName(agentId: string | undefined, known?: string): string {
  const { data } = useQuery({ ...everyAgentQuery(client), enabled: known === undefined });
  return known ?? data?.items.find(({ id }) => id === agentId)?.name ?? messages.unknown;
}
