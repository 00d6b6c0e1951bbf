import { setTimeout as delay } from 'node:timers/promises';
import type { ModelEndpoint } from '@helix/ai';
import type { AttemptKey, RunStart } from '@helix/contracts/gateway';
import type { Logger } from '@helix/runtime';
import { eventsAfter, type Follower } from './attempt-event.ts';
import type { AttemptStore } from './attempt-store.ts';
import { createAttempt } from './attempt.ts';
import { carryOut } from './carry-out.ts';
import { decideStart, type KnownAttempt } from './decide-start.ts';
import { RunRefusal } from './refusal.ts';

type LiveAttempt = ReturnType<typeof createAttempt>;
type Held = KnownAttempt & { live: LiveAttempt | undefined; finished: Promise<void> };

/** Every attempt this gateway knows of: under way, or ended and not yet acknowledged. */
export type Runs = {
  recover(): Promise<void>;
  /** Resolves when the attempt is on record. A repeated start is the same attempt. */
  start(start: RunStart): Promise<void>;
  stateOf(key: AttemptKey): 'running' | 'ended';
  /** Tells what came after `afterSeq`, then everything as it happens. */
  follow(key: AttemptKey, follower: Follower, afterSeq: number): Promise<void>;
  unfollow(follower: Follower): void;
  cancel(key: AttemptKey): 'stopping' | 'ended';
  acknowledge(key: AttemptKey): Promise<void>;
  load(): { activeRuns: number; maxRuns: number; draining: boolean };
  attempts(): AttemptKey[];
  drain(deadline: AbortSignal): Promise<void>;
};

/** Long enough for an engine to come back, short enough that nobody pays for what nobody reads. */
const unfollowedLimitMs = 60_000;
/** What is not finished by then is handed back, so that it goes on elsewhere. */
const finishLimitMs = 6_000;
const rememberedLimit = 10_000;

export function createRuns(options: {
  store: AttemptStore;
  maxRuns: number;
  endpointOf: (model: RunStart['model']) => ModelEndpoint | undefined;
  onLoadChanged: () => void;
  log: Logger;
}): Runs {
  const { store, maxRuns, log } = options;
  const held = new Map<string, Held>();
  const live = new Set<LiveAttempt>();
  const over = createMemory(rememberedLimit);
  let draining = false;

  const find = (key: AttemptKey): Held => {
    const found = held.get(key.runId);
    if (found && found.attempt > key.attempt) throw new RunRefusal('staleAttempt');
    if (!found || found.attempt !== key.attempt) throw new RunRefusal('unknownAttempt');
    return found;
  };

  async function execute(attempt: LiveAttempt, start: RunStart): Promise<void> {
    await carryOut(attempt, start, { endpoint: options.endpointOf(start.model), log });
    live.delete(attempt);
    const current = held.get(start.runId);
    if (current?.live === attempt) current.live = undefined;
    else await store.remove(attempt.key);
    options.onLoadChanged();
  }

  async function begin(start: RunStart): Promise<void> {
    const { runId, attempt: number, idempotencyKey } = start;
    const key = { runId, attempt: number };
    const former = held.get(runId);
    const attempt = createAttempt({
      key,
      idempotencyKey,
      openLog: () => store.open({ ...key, idempotencyKey, at: new Date().toISOString() }),
      unfollowedLimitMs,
      log,
    });
    const entry: Held = { attempt: number, idempotencyKey, live: attempt, finished: Promise.resolve() };
    held.set(runId, entry);
    live.add(attempt);
    try {
      await attempt.ready();
    } catch (error) {
      live.delete(attempt);
      held.delete(runId);
      throw error;
    }
    if (former?.live) former.live.stop('superseded');
    else if (former) await store.remove({ runId, attempt: former.attempt });
    entry.finished = execute(attempt, start);
    options.onLoadChanged();
  }

  return {
    async recover() {
      for (const { runId, attempt, idempotencyKey } of await store.recover()) {
        const known = held.get(runId);
        const outdated = known && Math.min(known.attempt, attempt);
        if (outdated !== undefined) await store.remove({ runId, attempt: outdated });
        if (outdated === attempt) continue;
        held.set(runId, { attempt, idempotencyKey, live: undefined, finished: Promise.resolve() });
      }
      if (held.size > 0) log.info({ attempts: held.size }, 'outcomes wait to be acknowledged');
    },
    async start(start) {
      const decision = decideStart(start, {
        known: held.get(start.runId),
        keyOwner: findByKey(held, start.idempotencyKey),
        lastOver: over.get(start.runId),
        isFull: live.size >= maxRuns,
        draining,
      });
      if (decision.kind === 'refuse') throw new RunRefusal(decision.refusal);
      if (decision.kind === 'begin') await begin(start);
      else await held.get(start.runId)?.live?.ready();
    },
    stateOf: (key) => (find(key).live ? 'running' : 'ended'),
    async follow(key, follower, afterSeq) {
      const found = find(key);
      if (found.live) return found.live.follow(follower, afterSeq);
      for (const event of eventsAfter(await store.read(key), afterSeq)) follower.send(event);
    },
    unfollow(follower) {
      for (const attempt of live) attempt.unfollow(follower);
    },
    cancel(key) {
      const found = find(key);
      found.live?.stop('cancelled_by_user');
      return found.live ? 'stopping' : 'ended';
    },
    async acknowledge(key) {
      const found = held.get(key.runId);
      if (found?.attempt !== key.attempt) return;
      if (found.live) throw new RunRefusal('stillRunning');
      held.delete(key.runId);
      over.set(key.runId, key.attempt);
      await store.remove(key);
    },
    load: () => ({ activeRuns: live.size, maxRuns, draining }),
    attempts: () => Array.from(held, ([runId, { attempt }]) => ({ runId, attempt })),
    async drain(deadline) {
      draining = true;
      options.onLoadChanged();
      const finished = () => Promise.all(Array.from(held.values(), (entry) => entry.finished));
      const limit = AbortSignal.any([deadline, AbortSignal.timeout(finishLimitMs)]);
      await Promise.race([finished(), untilAborted(limit)]);
      for (const attempt of live) attempt.stop('gateway_lost');
      await Promise.race([finished(), delay(1_000, undefined, { ref: false })]);
    },
  };
}

function findByKey(held: ReadonlyMap<string, Held>, idempotencyKey: string): AttemptKey | undefined {
  for (const [runId, entry] of held) {
    if (entry.idempotencyKey === idempotencyKey) return { runId, attempt: entry.attempt };
  }
  return undefined;
}

/** The last attempt of each run that is over, so that a late message does not start it again. */
function createMemory(limit: number) {
  const attempts = new Map<string, number>();
  return {
    get: (runId: string) => attempts.get(runId),
    set(runId: string, attempt: number) {
      attempts.delete(runId);
      attempts.set(runId, attempt);
      const [oldest] = attempts.keys();
      if (attempts.size > limit && oldest !== undefined) attempts.delete(oldest);
    },
  };
}

function untilAborted(signal: AbortSignal): Promise<void> {
  if (signal.aborted) return Promise.resolve();
  return new Promise((resolve) => {
    signal.addEventListener('abort', () => resolve(), { once: true });
  });
}
