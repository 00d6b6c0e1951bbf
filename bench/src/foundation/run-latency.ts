import { setTimeout as delay } from 'node:timers/promises';
import type { Client } from '@helix/client';
import { createAgent } from '@helix/contracts/agents';
import { createModel } from '@helix/contracts/models';
import { getRun, isEnded, listRunSteps } from '@helix/contracts/runs';
import { createTask, executeTask } from '@helix/contracts/tasks';
import { percentile, type Figure } from '../figure.ts';

const samples = 300;

/** From the intention in the database until the engine has begun, and until the gateway calls the provider. */
export async function measureRunLatency(client: Client, boardId: string): Promise<Figure[]> {
  const model = await client.call(createModel, {
    body: { provider: 'simulated', model: 'simulated/fast', displayName: 'Fast' },
  });
  const agent = await client.call(createAgent, {
    body: { name: 'Runner', role: 'Runner', modelId: model.id },
  });
  const begun: number[] = [];
  const called: number[] = [];
  for (let n = 0; n < samples; n += 1) {
    const task = await client.call(createTask, {
      body: {
        boardId,
        title: `run ${n}`,
        agentId: agent.id,
        description: '[[simulate: tokens=5]]',
      },
    });
    const queued = await client.call(executeTask, { params: { taskId: task.id }, body: {} });
    const run = await untilEnded(client, queued.id);
    const { items } = await client.call(listRunSteps, { params: { runId: run.id } });
    const enqueuedAt = Date.parse(run.createdAt);
    begun.push(Date.parse(run.startedAt ?? '') - enqueuedAt);
    called.push(Date.parse(items[0]?.startedAt ?? '') - enqueuedAt);
  }
  return [
    {
      name: 'enqueue → provider called, first run after a start',
      value: called[0] ?? Number.NaN,
      limit: 80,
      unit: 'ms',
    },
    { name: 'enqueue → job started, p50', value: percentile(begun, 0.5), limit: 20, unit: 'ms' },
    { name: 'enqueue → job started, p99', value: percentile(begun, 0.99), limit: 80, unit: 'ms' },
    {
      name: 'enqueue → provider called, p50',
      value: percentile(called, 0.5),
      limit: 20,
      unit: 'ms',
    },
    {
      name: 'enqueue → provider called, p99',
      value: percentile(called, 0.99),
      limit: 80,
      unit: 'ms',
    },
  ];
}

async function untilEnded(client: Client, runId: string) {
  for (;;) {
    const run = await client.call(getRun, { params: { runId } });
    if (isEnded(run.status)) return run;
    await delay(20);
  }
}
