import { spawn } from 'node:child_process';
import { randomUUID } from 'node:crypto';
import { once } from 'node:events';
import { readFile } from 'node:fs/promises';
import { resolve } from 'node:path';
import { findFreePort } from '@helix/embedded-postgres';
import { eventFrameSchema, responseFrameSchema, type RunStart } from '@helix/contracts/gateway';

const token = 'token-of-the-bench-gateway';
const main = resolve(import.meta.dirname, '../../../apps/gateway/src/main.ts');

type Told = { readonly event: string; readonly payload: { runId: string }; readonly at: number };

export type LoadedGateway = {
  request(method: string, params: unknown): Promise<unknown>;
  /** Calls back with everything that is told of runs. */
  onTold(hear: (told: Told) => void): void;
  residentMegabytes(): Promise<number>;
  stop(): Promise<void>;
};

/** A real gateway in a process of its own, with its logs and records as in an installation. */
export async function startLoadedGateway(home: string): Promise<LoadedGateway> {
  const port = await findFreePort();
  const child = spawn(process.execPath, ['--disable-warning=ExperimentalWarning', main], {
    env: {
      ...process.env,
      ...{ GATEWAY_TOKEN: token, GATEWAY_PORT: String(port), HELIX_HOME: home },
      ...{ HELIX_ALLOW_PRIVATE_NETWORK: '127.0.0.1', LOG_LEVEL: 'info', GATEWAY_MAX_RUNS: '2000' },
    },
    stdio: ['ignore', 'ignore', 'inherit', 'ipc'],
  });
  await once(child, 'message');
  const socket = new WebSocket(`ws://127.0.0.1:${port}`);
  const waiting = new Map<string, PromiseWithResolvers<unknown>>();
  const listeners: ((told: Told) => void)[] = [];
  const challenged = Promise.withResolvers<void>();
  socket.addEventListener('message', ({ data }) => {
    const at = performance.now();
    const frame: unknown = JSON.parse(String(data));
    const answer = responseFrameSchema.safeParse(frame);
    if (answer.success) {
      const call = waiting.get(answer.data.id);
      waiting.delete(answer.data.id);
      if (answer.data.ok) call?.resolve(answer.data.payload);
      else call?.reject(new Error(answer.data.error?.message));
      return;
    }
    const { event, payload } = eventFrameSchema.parse(frame);
    if (event === 'connect.challenge') challenged.resolve();
    if (!event.startsWith('helix.run.')) return;
    for (const hear of listeners) hear({ event, payload: payload as { runId: string }, at });
  });
  await challenged.promise;
  const request = (method: string, params: unknown) => {
    const id = randomUUID();
    const call = Promise.withResolvers<unknown>();
    waiting.set(id, call);
    socket.send(JSON.stringify({ type: 'req', id, method, params }));
    return call.promise;
  };
  await request('connect', {
    ...{ minProtocol: 4, maxProtocol: 4, role: 'operator', auth: { token } },
    client: { id: 'gateway-client', version: '1', platform: 'bench', mode: 'backend' },
    scopes: ['operator.read', 'operator.write'],
  });
  return {
    request,
    onTold: (hear) => void listeners.push(hear),
    async residentMegabytes() {
      const status = await readFile(`/proc/${child.pid}/status`, 'utf8');
      return Number(/VmRSS:\s+(\d+)/.exec(status)?.[1] ?? 0) / 1024;
    },
    async stop() {
      socket.close();
      const exited = once(child, 'exit');
      child.kill('SIGKILL');
      await exited;
    },
  };
}

export function benchRun(baseUrl: string): RunStart {
  const mark = randomUUID().replaceAll('-', '');
  const runId = `run_${mark}`;
  return {
    ...{ runId, attempt: 1, idempotencyKey: runId, task: null, tools: [], history: [] },
    agent: {
      ...{ id: `agent_${mark}`, name: 'Bench', soul: '', memory: '', memories: [], skills: [] },
    },
    instruction: `bench-mark-${mark}`,
    model: {
      ...{ provider: 'openai-compatible', model: 'bare', displayName: 'Bare', baseUrl },
      ...{ canSee: false, canUseTools: true },
    },
    limits: { maxOutputTokens: 1_000, deadlineMs: 600_000, stallMs: 60_000, maxSteps: 1 },
  };
}
