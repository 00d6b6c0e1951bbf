import { once } from 'node:events';
import { randomUUID } from 'node:crypto';
import { findFreePort } from '@helix/embedded-postgres';
import type { RunDelta, RunEnd, RunStart } from '@helix/contracts/gateway';
import { startServer } from '../large/server-process.ts';

type RunUnderWay = {
  /** When it was asked for, when its first word came, in milliseconds since 1970. */
  readonly begunAt: number;
  readonly firstWordAt: Promise<number>;
  /** Whether it succeeded, and each word of its answer was told as it came. */
  readonly isWhole: Promise<boolean>;
  cancel(): Promise<void>;
  acknowledge(): Promise<void>;
};

/** A real gateway in a process of its own, logs and records as in an installation, followed over one socket. */
export type LoadedGateway = {
  readonly pid: number;
  begin(run: RunStart): RunUnderWay;
  stop(): Promise<void>;
};

type Frame =
  | { type: 'res'; id: string; ok: boolean; error?: { message: string } }
  | { type: 'event'; event: 'connect.challenge'; payload: unknown }
  | { type: 'event'; event: 'helix.run.delta'; payload: RunDelta }
  | { type: 'event'; event: 'helix.run.end'; payload: RunEnd };

type Watched = {
  readonly firstWord: PromiseWithResolvers<number>;
  readonly end: PromiseWithResolvers<boolean>;
  told: number;
};

export const now = () => performance.timeOrigin + performance.now();

const token = 'token-of-the-bench-gateway';

export async function startLoadedGateway(home: string): Promise<LoadedGateway> {
  const port = await findFreePort();
  const server = await startServer('apps/gateway/src/main.ts', {
    ...{ GATEWAY_TOKEN: token, GATEWAY_PORT: String(port), HELIX_HOME: home },
    ...{ HELIX_ALLOW_PRIVATE_NETWORK: '127.0.0.1', MALLOC_ARENA_MAX: '2', LOG_LEVEL: 'info' },
    NODE_OPTIONS: '--max-semi-space-size=8',
  });
  const socket = new WebSocket(`ws://127.0.0.1:${port}`);
  const waiting = new Map<string, PromiseWithResolvers<void>>();
  const watched = new Map<string, Watched>();
  socket.addEventListener('message', ({ data }) => {
    const frame = JSON.parse(String(data)) as Frame;
    if (frame.type === 'res') {
      if (frame.ok) waiting.get(frame.id)?.resolve();
      else waiting.get(frame.id)?.reject(new Error(frame.error?.message));
      waiting.delete(frame.id);
    } else if (frame.event === 'helix.run.delta') {
      const run = watched.get(frame.payload.runId);
      if (!run) return;
      run.told += frame.payload.text.length;
      run.firstWord.resolve(now());
    } else if (frame.event === 'helix.run.end') {
      const { runId, outcome, text = '' } = frame.payload;
      const run = watched.get(runId);
      watched.delete(runId);
      run?.end.resolve(outcome === 'succeeded' && run.told === text.length);
    }
  });
  const request = (method: string, params: unknown): Promise<void> => {
    const id = randomUUID();
    const call = Promise.withResolvers<void>();
    waiting.set(id, call);
    socket.send(JSON.stringify({ type: 'req', id, method, params }));
    return call.promise;
  };
  await once(socket, 'message');
  await request('connect', {
    ...{ minProtocol: 4, maxProtocol: 4, role: 'operator', auth: { token } },
    client: { id: 'gateway-client', version: '1', platform: 'bench', mode: 'backend' },
    scopes: ['operator.read', 'operator.write'],
  });
  return {
    pid: server.pid,
    begin(run) {
      const { runId, attempt } = run;
      const firstWord = Promise.withResolvers<number>();
      const end = Promise.withResolvers<boolean>();
      watched.set(runId, { firstWord, end, told: 0 });
      const begunAt = now();
      request('helix.run.start', run).catch(firstWord.reject);
      return {
        begunAt,
        firstWordAt: firstWord.promise,
        isWhole: end.promise,
        cancel: () => request('helix.run.cancel', { runId, attempt }),
        acknowledge: () => request('helix.run.ack', { runId, attempt }),
      };
    },
    async stop() {
      socket.close();
      await server.stop();
    },
  };
}
