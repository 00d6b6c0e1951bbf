import type { ProcessIdentity } from '../home/process-identity.ts';
import { defaultRestartPolicy, type RestartPolicy } from './restart-policy.ts';
import {
  superviseProcess,
  type ProcessSpec,
  type SupervisedProcess,
} from './supervised-process.ts';

export type Supervisor = {
  readonly processes: readonly SupervisedProcess[];
  /** Resolves when every process has said that it is ready; rejects with the reason when one cannot be. */
  readonly ready: Promise<void>;
  /** Resolves with the reason as soon as a process is given up. */
  readonly failed: Promise<string>;
  /** In the given order, each with what is left of the time. */
  stop(limitMs: number): Promise<void>;
};

/** Starts every process at once; their order says who is stopped first. */
export function supervise(
  specs: readonly ProcessSpec[],
  hooks: {
    onLine(name: string, line: string): void;
    onChildren(children: Readonly<Record<string, ProcessIdentity>>): void;
    policy?: RestartPolicy;
  },
): Supervisor {
  const processes: SupervisedProcess[] = [];
  const tellChildren = () => {
    const living = processes.map(({ name, identity }) => [name, identity()] as const);
    hooks.onChildren(Object.fromEntries(living.filter(isLiving)));
  };
  for (const spec of specs) {
    const onChange = () => tellChildren();
    processes.push(
      superviseProcess(spec, hooks.policy ?? defaultRestartPolicy, {
        onLine: hooks.onLine,
        onChange,
      }),
    );
  }
  tellChildren();
  const ready = Promise.all(processes.map(({ firstReady }) => firstReady)).then(() => undefined);
  // Whoever waits for it hears of the failure; so does whoever waits for `failed`.
  ready.catch(() => undefined);
  return {
    processes,
    ready,
    failed: Promise.race(processes.map(({ failed }) => failed)),
    async stop(limitMs) {
      const deadline = Date.now() + limitMs;
      for (const one of processes) await one.stop(Math.max(500, deadline - Date.now()));
    },
  };
}

function isLiving(
  entry: readonly [string, ProcessIdentity | undefined],
): entry is readonly [string, ProcessIdentity] {
  return entry[1] !== undefined;
}
