import { spawn, type ChildProcess } from 'node:child_process';
import { createInterface } from 'node:readline';
import { setTimeout as delay } from 'node:timers/promises';
import { identify, type ProcessIdentity } from '../home/process-identity.ts';
import { judgeDeath, type RestartPolicy } from './restart-policy.ts';

export type ProcessSpec = {
  readonly name: string;
  readonly file: string;
  readonly args?: readonly string[];
  readonly env: Readonly<Record<string, string>>;
};

export type ProcessState = 'starting' | 'ready' | 'restarting' | 'failed' | 'stopped';

export type SupervisedProcess = {
  readonly name: string;
  state(): ProcessState;
  restarts(): number;
  identity(): ProcessIdentity | undefined;
  /** Resolves when it first says that it is ready; rejects when it is given up. */
  readonly firstReady: Promise<void>;
  /** Resolves with the reason when it is given up. */
  readonly failed: Promise<string>;
  stop(limitMs: number): Promise<void>;
};

export type ProcessHooks = {
  onLine(name: string, line: string): void;
  onChange(): void;
};

const shownLines = 8;

/** Keeps one program running until it is told to stop. */
export function superviseProcess(
  spec: ProcessSpec,
  policy: RestartPolicy,
  hooks: ProcessHooks,
): SupervisedProcess {
  const ready = Promise.withResolvers<void>();
  const failed = Promise.withResolvers<string>();
  const stopping = new AbortController();
  const lastLines: string[] = [];
  let state: ProcessState = 'starting';
  let restarts = 0;
  let child: ChildProcess | undefined;
  let identity: ProcessIdentity | undefined;

  const change = (next: ProcessState) => {
    state = next;
    hooks.onChange();
  };
  const onLine = (line: string) => {
    lastLines.push(line);
    lastLines.splice(0, lastLines.length - shownLines);
    hooks.onLine(spec.name, line);
  };
  const onReady = () => {
    change('ready');
    ready.resolve();
  };

  const runOnce = async (): Promise<number | null> => {
    change('starting');
    child = launch(spec, { onLine, onReady });
    identity = child.pid === undefined ? undefined : identify(child.pid);
    hooks.onChange();
    const code = await exitOf(child);
    identity = undefined;
    return code;
  };

  const live = async () => {
    let earlyDeaths = 0;
    for (;;) {
      const startedAt = Date.now();
      const exitCode = await runOnce();
      if (stopping.signal.aborted) return change('stopped');
      const verdict = judgeDeath(
        { exitCode, uptimeMs: Date.now() - startedAt, earlyDeaths },
        policy,
      );
      if (verdict.kind === 'give_up') {
        change('failed');
        const reason = [`${spec.name} cannot run: ${verdict.reason}.`, ...lastLines].join('\n  ');
        ready.reject(new Error(reason));
        return failed.resolve(reason);
      }
      ({ earlyDeaths } = verdict);
      restarts += 1;
      change('restarting');
      await delay(verdict.afterMs, undefined, { signal: stopping.signal }).catch(() => undefined);
      if (stopping.signal.aborted) return change('stopped');
    }
  };
  ready.promise.catch(() => undefined);
  const life = live();

  return {
    name: spec.name,
    state: () => state,
    restarts: () => restarts,
    identity: () => identity,
    firstReady: ready.promise,
    failed: failed.promise,
    async stop(limitMs) {
      stopping.abort();
      child?.kill('SIGTERM');
      const timer = setTimeout(() => child?.kill('SIGKILL'), limitMs);
      await life;
      clearTimeout(timer);
    },
  };
}

function launch(
  spec: ProcessSpec,
  hooks: { onLine(line: string): void; onReady(): void },
): ChildProcess {
  const args = [
    '--disable-warning=ExperimentalWarning',
    '--disable-warning=DEP0205',
    spec.file,
    ...(spec.args ?? []),
  ];
  const child = spawn(process.execPath, args, {
    env: spec.env,
    stdio: ['ignore', 'pipe', 'pipe', 'ipc'],
    // A group of its own: Ctrl-C is for the supervisor, which then stops everything in order.
    detached: true,
  });
  for (const stream of [child.stdout, child.stderr]) {
    if (stream) createInterface({ input: stream }).on('line', hooks.onLine);
  }
  child.on('message', (message) => {
    if (typeof message === 'object' && 'type' in message && message.type === 'ready')
      hooks.onReady();
  });
  return child;
}

function exitOf(child: ChildProcess): Promise<number | null> {
  return new Promise((resolve) => {
    child.once('exit', resolve);
    child.once('error', () => resolve(null));
  });
}
