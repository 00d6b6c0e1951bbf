import { expect, test as base, type Page } from '@playwright/test';
import { createClient, type Client } from '@helix/client';
import { createAgent, type Agent } from '@helix/contracts/agents';
import { createOrganization, login, switchOrganization, updateMe } from '@helix/contracts/identity';
import { createModel } from '@helix/contracts/models';
import { createBoard, createDepartment, listColumns } from '@helix/contracts/structure';
import { createTask, type Task } from '@helix/contracts/tasks';

export const owner = {
  name: 'Ada Lovelace',
  email: 'ada@example.org',
  password: 'correct horse battery',
};
export const productUrl = () => process.env['HELIX_E2E_URL'] ?? '';

/** An organization that only one journey knows: a board "Platform" (PLA), a simulated model, an agent "Maven". */
export type Workspace = {
  readonly client: Client;
  readonly boardId: string;
  readonly agent: Agent;
  readonly columns: Readonly<Record<string, string>>;
  readonly addTask: (
    title: string,
    fields?: { column?: string; agentId?: string },
  ) => Promise<Task>;
  /** The board, in the browser of its owner. */
  readonly open: (page: Page, path?: string) => Promise<void>;
};

type Fixtures = {
  readonly workspace: Workspace;
  /** What pages have said on their console, or failed to load. A journey ends with none. */
  readonly faults: string[];
};

export const test = base.extend<Fixtures>({
  faults: async ({ page }, use) => {
    const faults: string[] = [];
    watchForFaults(page, faults);
    await use(faults);
  },
  workspace: async ({ context }, use) => {
    await use(await createWorkspace(await signInAsOwner(context)));
  },
});

export { expect } from '@playwright/test';

/** A page that was only rendered yet does not hear what is typed; one that is live does. */
export async function isLive(page: Page): Promise<void> {
  await expect(page.getByText('Live', { exact: true }).filter({ visible: true })).toBeVisible();
}

export async function openLive({ open }: Workspace, page: Page, path?: string): Promise<void> {
  await open(page, path);
  await isLive(page);
}

export function watchForFaults(page: Page, faults: string[]): void {
  page.on('console', (message) => {
    if (message.type() === 'error') faults.push(`${message.text()} ${message.location().url}`);
  });
  page.on('pageerror', (error) => faults.push(error.message));
}

/** Signs a browser in, in an organization of its own; its cookies and the client are the same person. */
async function signInAsOwner(context: ReturnType<Page['context']>): Promise<Client> {
  let accessToken = '';
  const client = createClient({
    baseUrl: productUrl(),
    headers: () => (accessToken === '' ? {} : { authorization: `Bearer ${accessToken}` }),
  });
  const { email, password } = owner;
  ({ accessToken } = await client.call(login, { body: { email, password } }));
  await client.call(updateMe, { body: { name: owner.name } });
  const name = `Journey ${Date.now().toString(36)} ${Math.random().toString(36).slice(2, 6)}`;
  const organization = await client.call(createOrganization, { body: { name } });
  const body = { organizationId: organization.id };
  ({ accessToken } = await client.call(switchOrganization, { body }));
  await context.request.post(`${productUrl()}/api/v1/auth/login`, {
    data: { email, password, organizationId: organization.id },
  });
  return client;
}

async function createWorkspace(client: Client): Promise<Workspace> {
  const department = await client.call(createDepartment, { body: { name: 'Engineering' } });
  const board = await client.call(createBoard, {
    body: { name: 'Platform', key: 'PLA', departmentId: department.id },
  });
  await client.call(createModel, {
    body: { provider: 'simulated', model: 'simulated', displayName: 'Rehearsal' },
  });
  const agent = await client.call(createAgent, {
    body: { name: 'Maven', role: 'Engineer', executionMode: 'manual' },
  });
  const { items } = await client.call(listColumns, { params: { boardId: board.id } });
  const columns = Object.fromEntries(items.map(({ id, name }) => [name, id]));
  return {
    client,
    boardId: board.id,
    agent,
    columns,
    addTask: (title, { column, agentId } = {}) =>
      client.call(createTask, {
        body: {
          boardId: board.id,
          title,
          ...(column !== undefined && { columnId: columns[column] }),
          ...(agentId !== undefined && { agentId }),
        },
      }),
    async open(page, path = `/boards/${board.id}`) {
      await page.goto(productUrl() + path);
    },
  };
}
