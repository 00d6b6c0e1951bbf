import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, rm } from 'node:fs/promises';
import { connect } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { findFreePort } from '@helix/embedded-postgres';

export type TestRedis = {
  readonly url: string;
  /** Of the process that runs now, or ran last. */
  readonly pid: number;
  /** As a crash would end it. */
  kill(): Promise<void>;
  /** On the same port, with nothing in it. */
  start(): Promise<void>;
  stop(): Promise<void>;
};

const startLimitMs = 10_000;

/** A real server that keeps nothing on disk and does not outlive this process. */
export async function startTestRedis(): Promise<TestRedis> {
  const directory = await mkdtemp(join(tmpdir(), 'helix-test-redis-'));
  const port = await findFreePort();
  let server = await launch(port, directory);
  const killNow = () => void server.kill('SIGKILL');
  process.once('exit', killNow);
  const kill = async () => {
    if (hasEnded(server)) return;
    const exited = once(server, 'exit');
    killNow();
    await exited;
  };
  return {
    url: `redis://127.0.0.1:${port}`,
    get pid() {
      return pidOf(server);
    },
    kill,
    async start() {
      server = await launch(port, directory);
    },
    async stop() {
      await kill();
      process.off('exit', killNow);
      await rm(directory, { recursive: true, force: true });
    },
  };
}

const hasEnded = (server: ChildProcess) => server.exitCode !== null || server.signalCode !== null;

function pidOf(server: ChildProcess): number {
  if (server.pid === undefined) throw missing();
  return server.pid;
}

const missing = (cause?: unknown) =>
  new Error('redis-server is not installed; tests need it: apt-get install redis-server', {
    cause,
  });

async function launch(port: number, directory: string): Promise<ChildProcess> {
  const args = ['--port', String(port), '--bind', '127.0.0.1', '--save', '', '--appendonly', 'no'];
  const server = spawn('redis-server', [...args, '--dir', directory], { stdio: 'ignore' });
  await once(server, 'spawn').catch((error: unknown) => {
    throw missing(error);
  });
  const deadline = Date.now() + startLimitMs;
  while (!(await answers(port, pidOf(server)))) {
    if (hasEnded(server)) throw new Error(`redis-server ended at once; is port ${port} taken?`);
    if (Date.now() > deadline) {
      server.kill('SIGKILL');
      throw new Error(`redis-server did not start on port ${port}`);
    }
  }
  return server;
}

/** True when it is this server, and not another on its port, that answers. */
function answers(port: number, pid: number): Promise<boolean> {
  return new Promise((resolve) => {
    const socket = connect(port, '127.0.0.1');
    let answer = '';
    socket.once('connect', () => socket.end('INFO server\r\n'));
    socket.on('data', (data) => {
      answer += data.toString();
    });
    socket.once('error', () => setTimeout(resolve, 20, false));
    socket.once('end', () => resolve(answer.includes(`process_id:${pid}\r`)));
  });
}
