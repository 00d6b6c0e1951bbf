'use client';

import { useSuspenseQuery } from '@tanstack/react-query';
import type { Agent } from '@helix/contracts/agents';
import { client } from '../../../lib/browser-client.ts';
import { agentQuery } from '../agent-queries.ts';

/** The agent whose page this is; its frame has loaded it. */
export function useAgent(agentId: string): Agent {
  return useSuspenseQuery(agentQuery(client, agentId)).data;
}
