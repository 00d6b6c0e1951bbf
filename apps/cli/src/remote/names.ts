import type { Client } from '@helix/client';
import { listAgents } from '@helix/contracts/agents';
import { listColumns } from '@helix/contracts/structure';
import type { TaskCard } from '@helix/contracts/tasks';
import { readAll } from './page.ts';

/** The names of what some tasks point to, asked for only when there are such. */
export async function namesFor(
  client: Client,
  tasks: readonly TaskCard[],
): Promise<ReadonlyMap<string, string>> {
  const boardIds = [...new Set(tasks.map(({ boardId }) => boardId))];
  const named = await Promise.all([
    ...boardIds.map(async (boardId) => {
      const { items } = await client.call(listColumns, { params: { boardId } });
      return items.map(({ id, name }) => [id, name] as const);
    }),
    tasks.some(({ agentId }) => agentId !== null) ? agentNames(client) : [],
  ]);
  return new Map(named.flat());
}

async function agentNames(client: Client): Promise<(readonly [string, string])[]> {
  const agents = await readAll((query) => client.call(listAgents, { query }));
  return agents.map(({ id, name }) => [id, name] as const);
}
