import { randomUUID } from 'node:crypto';
import type { RunStart } from '@helix/contracts/gateway';

const prose = (characters: number) =>
  'Each sentence of this text stands for one that somebody wrote about their work. '
    .repeat(Math.ceil(characters / 80))
    .slice(0, characters);

type BenchRun = { readonly mark: string; readonly start: RunStart };

/** A run with a prompt of common size, about three thousand tokens, whose answer has this many words. */
export function benchRun(baseUrl: string, words: number): BenchRun {
  const mark = randomUUID().replaceAll('-', '');
  const runId = `run_${mark}`;
  const at = new Date(0).toISOString();
  const start: RunStart = {
    ...{ runId, attempt: 1, idempotencyKey: runId, history: [] },
    agent: {
      ...{ id: `agent_${mark}`, name: 'Bench', soul: prose(2_000), memory: prose(1_000) },
      memories: [prose(200), prose(200)],
      skills: ['Write', 'Check'].map((name) => ({
        ...{ name, description: prose(100), content: prose(1_500) },
      })),
    },
    task: {
      ...{ key: 'BEN-1', title: prose(80), description: prose(2_000), priority: 'high' },
      ...{ labels: ['bench'], images: [] },
      comments: [1, 2, 3].map(() => ({ author: 'Ada', body: prose(400), at })),
    },
    instruction: `bench-mark-${mark} bench-words-${words}`,
    model: {
      ...{ provider: 'openai-compatible', model: 'bare', displayName: 'Bare', baseUrl },
      ...{ canSee: false, canUseTools: true },
    },
    tools: ['read_task', 'list_tasks', 'comment', 'ask', 'remember'].map((name) => ({
      ...{ name, description: prose(150) },
      inputSchema: {
        type: 'object',
        properties: { key: { type: 'string', description: prose(60) } },
        required: ['key'],
      },
    })),
    limits: { maxOutputTokens: 4_000, deadlineMs: 600_000, stallMs: 60_000, maxSteps: 1 },
  };
  return { mark, start };
}

/** What the provider is sent when nothing stands between: as much text, and the same answer. */
export function bareRequest(words: number): string {
  const content = `${prose(10_000)} bench-mark-bare bench-words-${words}`;
  return JSON.stringify({ model: 'bare', stream: true, messages: [{ role: 'user', content }] });
}
