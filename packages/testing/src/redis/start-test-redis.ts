import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, rm } from 'node:fs/promises';
import { connect } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { findFreePort } from '@helix/embedded-postgres';

export type TestRedis = {
  readonly url: string;
  /** As a crash would end it. */
  kill(): Promise<void>;
  /** On the same port, with nothing in it. */
  start(): Promise<void>;
  stop(): Promise<void>;
};

/** A real server that keeps nothing on disk. */
export async function startTestRedis(): Promise<TestRedis> {
  const directory = await mkdtemp(join(tmpdir(), 'helix-test-redis-'));
  const port = await findFreePort();
  let server = await launch(port, directory);
  const kill = async () => {
    if (server.exitCode !== null || server.signalCode !== null) return;
    const exited = once(server, 'exit');
    server.kill('SIGKILL');
    await exited;
  };
  return {
    url: `redis://127.0.0.1:${port}`,
    kill,
    async start() {
      server = await launch(port, directory);
    },
    async stop() {
      await kill();
      await rm(directory, { recursive: true, force: true });
    },
  };
}

async function launch(port: number, directory: string): Promise<ChildProcess> {
  const args = ['--port', String(port), '--bind', '127.0.0.1', '--save', '', '--appendonly', 'no'];
  const server = spawn('redis-server', [...args, '--dir', directory], { stdio: 'ignore' });
  let failure: Error | undefined;
  server.once('error', (error) => {
    failure = new Error(
      'redis-server is missing; install it, for example: apt-get install redis-server',
      {
        cause: error,
      },
    );
  });
  const deadline = Date.now() + 10_000;
  while (!(await answers(port))) {
    if (failure) throw failure;
    if (Date.now() > deadline) throw new Error(`redis-server did not start on port ${port}`);
  }
  return server;
}

function answers(port: number): Promise<boolean> {
  return new Promise((resolve) => {
    const socket = connect(port, '127.0.0.1');
    socket.once('connect', () => socket.end('PING\r\n'));
    socket.once('data', () => resolve(true));
    socket.once('error', () => setTimeout(resolve, 20, false));
    socket.once('end', () => resolve(false));
  });
}
