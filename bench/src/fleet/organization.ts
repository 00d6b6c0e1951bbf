import { createClient, type Client } from '@helix/client';
import { createAgent } from '@helix/contracts/agents';
import { createOrganization, switchOrganization } from '@helix/contracts/identity';
import { createModel } from '@helix/contracts/models';
import { createBoard, createDepartment } from '@helix/contracts/structure';
import { createTask, executeTask } from '@helix/contracts/tasks';

export const runsOfAnAgent = 50;

/** One of several organizations that are at work at the same time. */
export type Organization = {
  readonly client: Client;
  newAgent(name: string): Promise<string>;
  start(title: string, agentId: string): Promise<{ id: string; createdAt: string }>;
};

/** As many more organizations of the same owner, each with a session of its own. */
export async function openOrganizations(
  { url, client }: { url: string; client: Client },
  count: number,
): Promise<Client[]> {
  const clients = [client];
  while (clients.length < count) {
    const name = `Bench ${clients.length + 1}`;
    const { id: organizationId } = await client.call(createOrganization, { body: { name } });
    const { accessToken } = await client.call(switchOrganization, { body: { organizationId } });
    const headers = () => ({ authorization: `Bearer ${accessToken}` });
    clients.push(createClient({ baseUrl: url, headers }));
  }
  return clients;
}

/** Gives it a model at this address and a board to work on. */
export async function furnish(client: Client, baseUrl: string): Promise<Organization> {
  const model = await client.call(createModel, {
    body: {
      ...{ provider: 'openai-compatible', model: 'held', displayName: 'Held', baseUrl },
      apiKey: 'key-of-the-bench',
    },
  });
  const department = await client.call(createDepartment, { body: { name: 'Bench' } });
  const { id: boardId } = await client.call(createBoard, {
    body: { name: 'Bench', departmentId: department.id },
  });
  return {
    client,
    async newAgent(name) {
      const body = { name, role: 'Worker', modelId: model.id, maxConcurrentRuns: runsOfAnAgent };
      return (await client.call(createAgent, { body })).id;
    },
    async start(title, agentId) {
      const { id: taskId } = await client.call(createTask, { body: { boardId, title, agentId } });
      return client.call(executeTask, { params: { taskId }, body: {} });
    },
  };
}
