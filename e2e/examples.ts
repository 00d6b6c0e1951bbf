import { expect } from '@playwright/test';
import { createChat } from '@helix/contracts/chats';
import { listLlmCalls } from '@helix/contracts/ledger';
import { listModels } from '@helix/contracts/models';
import { listRuns } from '@helix/contracts/runs';
import { createSavedView } from '@helix/contracts/saved-views';
import { createSkillFromTemplate } from '@helix/contracts/skills';
import { executeTask } from '@helix/contracts/tasks';
import type { Workspace } from './workspace.ts';

/** One of each thing that has a page, by the name of its parameter in the routes. */
export async function makeExamples({ client, boardId, agent, addTask }: Workspace) {
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
      body: { name: 'Mine', filter: 'assignee:me', scope: 'shared' },
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
