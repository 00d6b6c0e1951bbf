import type { AttemptKey } from '@helix/contracts/gateway';
import type { LiveAttempt } from './attempt.ts';
import type { KnownAttempt, StartFacts } from './decide-start.ts';
import { RunRefusal } from './refusal.ts';

export type HeldAttempt = KnownAttempt & {
  /** Nothing once it has ended. */
  live: LiveAttempt | undefined;
  finished: Promise<void>;
};

/** Which attempts there are, in memory: the newest of each run, all that are under way, and the last that are over. */
export type AttemptRegistry = {
  readonly live: Set<LiveAttempt>;
  /** The newest attempt of a run, if it is not over. */
  readonly newest: (runId: string) => HeldAttempt | undefined;
  /** Throws a refusal unless it is exactly this attempt. */
  readonly get: (key: AttemptKey) => HeldAttempt;
  readonly all: () => (AttemptKey & HeldAttempt)[];
  readonly factsFor: (
    start: AttemptKey & { idempotencyKey: string },
  ) => Omit<StartFacts, 'isFull' | 'draining'>;
  readonly put: (runId: string, held: HeldAttempt) => void;
  /** Its outcome is stored elsewhere: a late message must not start it again. */
  readonly setOver: (key: AttemptKey) => void;
};

const rememberedLimit = 10_000;

export function createAttemptRegistry(): AttemptRegistry {
  const held = new Map<string, HeldAttempt>();
  const over = new Map<string, number>();
  /** Which run has an idempotency key. */
  const owners = new Map<string, string>();
  const findKeyOwner = (idempotencyKey: string): AttemptKey | undefined => {
    const runId = owners.get(idempotencyKey);
    const entry = runId === undefined ? undefined : held.get(runId);
    return runId === undefined || !entry ? undefined : { runId, attempt: entry.attempt };
  };
  const forget = (runId: string) => {
    const entry = held.get(runId);
    if (entry) owners.delete(entry.idempotencyKey);
    held.delete(runId);
  };
  return {
    live: new Set(),
    newest: (runId) => held.get(runId),
    get(key) {
      const found = held.get(key.runId);
      if (found && found.attempt > key.attempt) throw new RunRefusal('staleAttempt');
      if (!found || found.attempt !== key.attempt) throw new RunRefusal('unknownAttempt');
      return found;
    },
    all: () => Array.from(held, ([runId, entry]) => ({ runId, ...entry })),
    factsFor: ({ runId, idempotencyKey }) => ({
      known: held.get(runId),
      keyOwner: findKeyOwner(idempotencyKey),
      lastOver: over.get(runId),
    }),
    put(runId, entry) {
      forget(runId);
      held.set(runId, entry);
      owners.set(entry.idempotencyKey, runId);
    },
    setOver({ runId, attempt }) {
      forget(runId);
      over.delete(runId);
      over.set(runId, attempt);
      const [oldest] = over.keys();
      if (over.size > rememberedLimit && oldest !== undefined) over.delete(oldest);
    },
  };
}
