import { fork, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { resolve } from 'node:path';

/** One process of the product, with the settings that `helix up` would give it. */
export type ServerProcess = {
  readonly pid: number;
  stop(): Promise<void>;
  /** As a crash would. */
  kill(): Promise<void>;
};

const passedThrough = ['PATH', 'HOME', 'LANG', 'TZ', 'NODE_COMPILE_CACHE'] as const;

type Settings = Readonly<Record<string, string>>;

export async function runProgram(file: string, settings: Settings): Promise<void> {
  const [code] = await once(launch(file, settings), 'exit');
  if (code !== 0) throw new Error(`${file} ended with ${code}`);
}

export async function startServer(file: string, settings: Settings): Promise<ServerProcess> {
  const child = launch(file, settings);
  await untilReady(child, file);
  const end = async (signal: NodeJS.Signals) => {
    if (child.exitCode !== null || child.signalCode !== null) return;
    const exited = once(child, 'exit');
    child.kill(signal);
    await exited;
  };
  return { pid: child.pid ?? 0, stop: () => end('SIGTERM'), kill: () => end('SIGKILL') };
}

function launch(file: string, settings: Settings): ChildProcess {
  // What it refuses under load is counted; to read why, set BENCH_LOG.
  const output = process.env['BENCH_LOG'] === undefined ? 'ignore' : 'inherit';
  return fork(resolve(import.meta.dirname, '../../..', file), {
    execArgv: ['--disable-warning=ExperimentalWarning', ...extraArguments()],
    env: {
      ...Object.fromEntries(passedThrough.map((name) => [name, process.env[name] ?? ''])),
      NODE_ENV: 'production',
      NODE_OPTIONS: '--max-semi-space-size=2',
      LOG_LEVEL: 'warn',
      ...settings,
    },
    stdio: ['ignore', output, 'inherit', 'ipc'],
  });
}

/** Such as `--cpu-prof --cpu-prof-dir=…`, for finding out where the time goes. */
function extraArguments(): string[] {
  return (process.env['BENCH_NODE_ARGUMENTS'] ?? '').split(' ').filter((part) => part !== '');
}

function untilReady(child: ChildProcess, file: string): Promise<void> {
  return new Promise((ready, failed) => {
    child.once('message', () => ready());
    child.once('exit', (code) =>
      failed(new Error(`${file} ended with ${code} before it was ready`)),
    );
    child.once('error', failed);
  });
}
