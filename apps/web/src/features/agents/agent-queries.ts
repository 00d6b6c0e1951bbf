import { queryOptions } from '@tanstack/react-query';
import type { Client } from '@helix/client';
import { listAgents } from '@helix/contracts/agents';

export const agentKeys = { all: ['agents'] as const };

export const agentsQuery = (client: Client) =>
  queryOptions({
    queryKey: agentKeys.all,
    queryFn: () => client.call(listAgents, { query: { limit: 200 } }),
  });
