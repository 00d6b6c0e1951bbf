import { fork, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { resolve } from 'node:path';
import type { ProxyCommand } from '../processes/cutting-proxy.ts';
import type {
  ReceivedByClient,
  StreamAnswer,
  StreamCommand,
  StreamPlan,
} from '../processes/stream-clients.ts';

/** Many clients of the live stream, in a process of their own. */
export type Crowd = {
  /** When each of them had seen this number, in milliseconds since 1970. */
  until(seq: number): Promise<readonly number[]>;
  report(): Promise<readonly ReceivedByClient[]>;
  leave(): Promise<void>;
};

export async function gatherCrowd(plan: StreamPlan): Promise<Crowd> {
  const child = start('../processes/stream-clients.ts');
  const ask = async <Kind extends StreamAnswer['kind']>(command: StreamCommand, kind: Kind) => {
    child.send(command);
    return answerOf(child, kind);
  };
  await ask({ kind: 'follow', plan }, 'live');
  return {
    until: async (seq) => (await ask({ kind: 'until', seq }, 'reached')).atMs,
    report: async () => (await ask({ kind: 'report' }, 'report')).received,
    leave: () => end(child),
  };
}

export type CuttingProxy = { open(): Promise<void>; cut(): Promise<void>; end(): Promise<void> };

export async function startProxy(port: number, target: number): Promise<CuttingProxy> {
  const child = start('../processes/cutting-proxy.ts');
  const tell = async (command: ProxyCommand) => {
    child.send(command);
    await once(child, 'message');
  };
  await tell({ kind: 'open', port, target });
  return {
    open: () => tell({ kind: 'open', port, target }),
    cut: () => tell({ kind: 'cut' }),
    end: () => end(child),
  };
}

function start(file: string): ChildProcess {
  return fork(resolve(import.meta.dirname, file), {
    execArgv: ['--disable-warning=ExperimentalWarning'],
  });
}

async function end(child: ChildProcess): Promise<void> {
  const exited = once(child, 'exit');
  child.disconnect();
  await exited;
}

async function answerOf<Kind extends StreamAnswer['kind']>(
  child: ChildProcess,
  kind: Kind,
): Promise<Extract<StreamAnswer, { kind: Kind }>> {
  const [answer] = (await Promise.race([
    once(child, 'message'),
    once(child, 'exit').then(() => [{ kind: 'gone' }]),
  ])) as [StreamAnswer | { kind: 'gone' }];
  if (answer.kind !== kind) throw new Error(`expected ${kind}, got ${answer.kind}`);
  return answer as Extract<StreamAnswer, { kind: Kind }>;
}
