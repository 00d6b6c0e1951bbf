import AxeBuilder from '@axe-core/playwright';
import type { Page } from '@playwright/test';
import { createChat } from '@helix/contracts/chats';
import { listRuns } from '@helix/contracts/runs';
import { listLlmCalls } from '@helix/contracts/ledger';
import { listModels } from '@helix/contracts/models';
import { createSavedView } from '@helix/contracts/saved-views';
import { createSkillFromTemplate } from '@helix/contracts/skills';
import { executeTask } from '@helix/contracts/tasks';
import { listRoutes, pathOf } from './routes.ts';
import { expect, productUrl, test, type Workspace } from './workspace.ts';

/** Pages that are for those who are not signed in, or that lead on at once. */
const elsewhere = [
  '/setup',
  '/login',
  '/join',
  '/forgot-password',
  '/reset-password',
  '/confirm-email',
];
const themes = ['light', 'dark'] as const;

test('every page loads without a fault, fits a phone, and axe has nothing to say in both themes', async ({
  page,
  workspace,
  faults,
}) => {
  test.slow();
  const examples = await makeExamples(workspace);
  for (const route of listRoutes().filter((known) => !elsewhere.includes(known))) {
    await test.step(route, () => inspect(page, pathOf(route, examples)));
  }
  expect(faults).toEqual([]);
});

test('the pages before signing in do as well', async ({ page, faults }) => {
  const paths = [
    '/login',
    '/forgot-password',
    '/join?token=x',
    '/reset-password?token=x',
    '/confirm-email?token=x',
  ];
  for (const path of paths) {
    await test.step(path, () => inspect(page, path));
  }
  expect(faults).toEqual([]);
});

async function inspect(page: Page, path: string): Promise<void> {
  await page.setViewportSize({ width: 1440, height: 900 });
  // What comes in gently has not its colours yet.
  await page.emulateMedia({ reducedMotion: 'reduce' });
  await page.goto(productUrl() + path);
  await expect(page.getByRole('main').first()).toBeVisible();
  await expect(page.getByRole('heading').first()).toBeVisible();
  for (const colorScheme of themes) {
    await page.emulateMedia({ colorScheme, reducedMotion: 'reduce' });
    const { violations } = await new AxeBuilder({ page }).analyze();
    expect(violations.map(summaryOf), `${path} in ${colorScheme}`).toEqual([]);
  }
  await page.setViewportSize({ width: 375, height: 812 });
  const width = await page.evaluate<number>('document.documentElement.scrollWidth');
  expect(width, `${path} at the width of a phone`).toBeLessThanOrEqual(375);
}

const summaryOf = ({ id, nodes }: { id: string; nodes: { html: string }[] }) =>
  `${id}: ${nodes.map(({ html }) => html.slice(0, 200)).join(' | ')}`;

/** One of each thing that has a page. */
async function makeExamples({ client, boardId, agent, addTask }: Workspace) {
  const task = await addTask('Write the release notes', { agentId: agent.id });
  const run = await client.call(executeTask, { params: { taskId: task.id }, body: {} });
  await expect
    .poll(async () => (await client.call(listRuns, { query: {} })).items[0]?.status)
    .toBe('succeeded');
  const [calls, models, skill, view, chat] = await Promise.all([
    client.call(listLlmCalls, { query: { runId: run.id } }),
    client.call(listModels, { query: {} }),
    client.call(createSkillFromTemplate, { body: { template: 'code-review' } }),
    client.call(createSavedView, {
      body: { name: 'Mine', filter: 'assignee:me' },
    }),
    client.call(createChat, { body: { agentId: agent.id } }),
  ]);
  return {
    boardId,
    taskId: task.id,
    agentId: agent.id,
    runId: run.id,
    callId: calls.items[0]?.id ?? '',
    modelId: models.items[0]?.id ?? '',
    skillId: skill.id,
    viewId: view.id,
    chatId: chat.id,
  };
}
