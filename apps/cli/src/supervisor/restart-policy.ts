import { configErrorExitCode } from '@helix/runtime';

export type RestartPolicy = {
  /** A process that lived this long had started well; what came before is forgotten. */
  readonly minUptimeMs: number;
  readonly firstDelayMs: number;
  readonly maxDelayMs: number;
  /** So many early deaths in a row, and it is given up. */
  readonly maxEarlyDeaths: number;
};

export const defaultRestartPolicy: RestartPolicy = {
  minUptimeMs: 10_000,
  firstDelayMs: 100,
  maxDelayMs: 30_000,
  maxEarlyDeaths: 10,
};

export type Death = {
  readonly exitCode: number | null;
  readonly uptimeMs: number;
  readonly earlyDeaths: number;
};
export type Verdict =
  | { readonly kind: 'restart'; readonly afterMs: number; readonly earlyDeaths: number }
  | { readonly kind: 'give_up'; readonly reason: string };

/** What becomes of a process that ended without being told to. */
export function judgeDeath(death: Death, policy: RestartPolicy): Verdict {
  if (death.exitCode === configErrorExitCode)
    return { kind: 'give_up', reason: 'its configuration is wrong' };
  const earlyDeaths = death.uptimeMs >= policy.minUptimeMs ? 1 : death.earlyDeaths + 1;
  if (earlyDeaths > policy.maxEarlyDeaths) {
    return {
      kind: 'give_up',
      reason: `it ended ${earlyDeaths} times in a row soon after its start`,
    };
  }
  const afterMs = Math.min(policy.maxDelayMs, policy.firstDelayMs * 2 ** (earlyDeaths - 1));
  return { kind: 'restart', afterMs, earlyDeaths };
}
