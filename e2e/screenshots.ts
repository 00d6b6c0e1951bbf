import { mkdir } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import { chromium, type Page } from '@playwright/test';
import { createClient, type Client } from '@helix/client';
import { listAgents } from '@helix/contracts/agents';
import { createChat, postChatMessage } from '@helix/contracts/chats';
import { login } from '@helix/contracts/identity';
import { listLlmCalls } from '@helix/contracts/ledger';
import { listModels, testModel } from '@helix/contracts/models';
import { isEnded, listRuns } from '@helix/contracts/runs';
import { listBoards } from '@helix/contracts/structure';
import { executeTask, getTask, listTasks, updateTask, type TaskCard } from '@helix/contracts/tasks';
import { seedDemo } from '@helix/demo';
import config from './playwright.config.ts';
import { startProduct } from './start-product.ts';
import { owner } from './workspace.ts';

/** Pictures of the real thing for the documents: `pnpm --filter @helix/e2e screenshots [name …]`. */
const folder = resolve(import.meta.dirname, '../docs/screenshots');
const sizes = { desktop: { width: 1440, height: 900 }, phone: { width: 375, height: 812 } };
const themes = ['light', 'dark'] as const;
const wanted = new Set(process.argv.slice(2));

const product = await startProduct({
  HELIX_ADMIN_EMAIL: owner.email,
  HELIX_ADMIN_PASSWORD: owner.password,
  HELIX_ORG_NAME: 'Analytical Engines',
});
const browser = await chromium.launch(config.use?.launchOptions);
try {
  await mkdir(folder, { recursive: true });
  const client = await signIn();
  const context = await browser.newContext();
  await context.request.post(`${product.url}/api/v1/auth/login`, {
    data: { email: owner.email, password: owner.password },
  });
  const page = await context.newPage();
  await page.emulateMedia({ reducedMotion: 'reduce' });
  await shoot(page, 'welcome', '/welcome');
  await seedDemo(client, product.url, () => undefined);
  for (const [name, path] of Object.entries(await work(client))) await shoot(page, name, path);
} finally {
  await browser.close();
  await product.stop();
}

async function signIn(): Promise<Client> {
  const { email, password } = owner;
  const stranger = createClient({ baseUrl: product.url });
  const { accessToken } = await stranger.call(login, { body: { email, password } });
  const headers = () => ({ authorization: `Bearer ${accessToken}` });
  return createClient({ baseUrl: product.url, headers });
}

/** Has agents do some of the work, and says which pages show it. */
async function work(client: Client): Promise<Record<string, string>> {
  const [boards, agents, tasks] = await Promise.all([
    client.call(listBoards, { query: {} }),
    client.call(listAgents, { query: {} }),
    client.call(listTasks, { query: { filter: 'agent:any is:open', limit: 12 } }),
  ]);
  const [board, agent] = [boards.items[0], agents.items[0]];
  const long = await client.call(listTasks, {
    query: { boardId: board?.id, filter: 'agent:any status:in_progress' },
  });
  const isLong = (task: TaskCard) => long.items.some(({ id }) => id === task.id);
  const soonDone = tasks.items.filter((task) => !isLong(task));
  for (const { id: taskId } of soonDone) {
    await client.call(executeTask, { params: { taskId }, body: {} });
  }
  await untilSomeAreDone(client, Math.ceil(soonDone.length / 2));
  for (const task of long.items) await beginLongWork(client, task.id);
  const [task] = soonDone;
  const { items: runs } = await client.call(listRuns, { query: {} });
  const { items: calls } = await client.call(listLlmCalls, { query: { status: 'finished' } });
  const model = await testPricedModel(client);
  const chat = agent && (await talk(client, agent.id));
  const boardPath = `/boards/${board?.id}`;
  return {
    home: '/',
    board: boardPath,
    list: `${boardPath}?layout=list`,
    task: `/boards/${task?.boardId}/tasks/${task?.id}`,
    'task-page': `/tasks/${task?.id}`,
    inbox: '/inbox',
    agents: '/agents',
    agent: `/agents/${agent?.id}`,
    'agent-soul': `/agents/${agent?.id}/soul`,
    'agent-new': '/agents/new',
    'agents-organization': '/agents?layout=tree',
    conversation: `/chats/${chat?.id}`,
    skills: '/skills',
    models: '/models',
    model: `/models/${model?.id}`,
    'model-new': '/models/new',
    runs: '/runs',
    run: `/runs/${runs.at(-1)?.id}`,
    calls: '/calls',
    call: `/calls/${calls[0]?.id}`,
    usage: '/usage',
    activity: '/activity',
    audit: '/audit',
    members: '/settings/members',
    'system-health': '/settings/system',
    design: '/design',
  };
}

/** Goes on for as long as the pictures are taken. */
async function beginLongWork(client: Client, taskId: string): Promise<void> {
  const params = { taskId };
  const { description } = await client.call(getTask, { params });
  const body = { description: `${description}\n\n[[simulate: tokens=9000; speed=15]]` };
  await client.call(updateTask, { params, body });
  await client.call(executeTask, { params, body: {} });
}

async function testPricedModel(client: Client) {
  const { items } = await client.call(listModels, { query: {} });
  const model = items.find(({ price }) => price !== null);
  if (model) await client.call(testModel, { params: { modelId: model.id }, body: {} });
  return model;
}

async function talk(client: Client, agentId: string) {
  const chat = await client.call(createChat, { body: { agentId } });
  const body = 'What would you look at first, if packs for whole regions drew too much power?';
  await client.call(postChatMessage, { params: { chatId: chat.id }, body: { body } });
  return chat;
}

async function untilSomeAreDone(client: Client, count: number): Promise<void> {
  for (;;) {
    const { items } = await client.call(listRuns, { query: {} });
    if (items.filter(({ status }) => isEnded(status)).length >= count) return;
    await delay(250);
  }
}

async function shoot(page: Page, name: string, path: string): Promise<void> {
  if (wanted.size > 0 && !wanted.has(name)) return;
  for (const [size, viewport] of Object.entries(sizes)) {
    await page.setViewportSize(viewport);
    for (const colorScheme of themes) {
      await page.emulateMedia({ colorScheme });
      await page.goto(product.url + path);
      await page.getByRole('heading').first().waitFor();
      // Pictures and charts come after the first paint.
      await page.waitForLoadState('load');
      await page
        .getByText('Live', { exact: true })
        .first()
        .waitFor({ state: 'attached' })
        .catch(() => undefined);
      await page.screenshot({ path: join(folder, `${name}-${size}-${colorScheme}.png`) });
    }
  }
}
