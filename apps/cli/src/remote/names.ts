import { ApiError, type Client, readAll } from '@helix/client';
import { listAgents } from '@helix/contracts/agents';
import { listMembers } from '@helix/contracts/members';
import { listColumns, listLabels } from '@helix/contracts/structure';
import type { TaskCard } from '@helix/contracts/tasks';

type Named = { readonly id: string; readonly name: string };

/** The names of what some tasks point to, asked for only when there are such. */
export async function namesFor(
  client: Client,
  tasks: readonly TaskCard[],
): Promise<ReadonlyMap<string, string>> {
  const boardIds = [...new Set(tasks.map(({ boardId }) => boardId))];
  const some = (has: (task: TaskCard) => boolean, list: () => Promise<readonly Named[]>) =>
    tasks.some(has) ? list().catch(withoutNames) : [];
  const lists = await Promise.all([
    ...boardIds.map(
      async (boardId) => (await client.call(listColumns, { params: { boardId } })).items,
    ),
    some(
      ({ agentId }) => agentId !== null,
      () => readAll((query) => client.call(listAgents, { query })),
    ),
    some(
      ({ assigneeId }) => assigneeId !== null,
      () => readAll((query) => client.call(listMembers, { query })),
    ),
    some(
      ({ labelIds }) => labelIds.length > 0,
      async () => (await client.call(listLabels, {})).items,
    ),
  ]);
  return new Map(lists.flat().map(({ id, name }) => [id, name]));
}

/** A key may be good for tasks and not for people; then their ids have to do. */
function withoutNames(error: unknown): readonly Named[] {
  if (error instanceof ApiError && error.status === 403) return [];
  throw error;
}
