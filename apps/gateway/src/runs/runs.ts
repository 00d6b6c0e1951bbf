import { setTimeout as delay } from 'node:timers/promises';
import type { ModelEndpoint } from '@helix/ai';
import type { AttemptKey, RunStart, RunToolResult } from '@helix/contracts/gateway';
import type { Logger } from '@helix/runtime';
import { eventsAfter, type Follower } from './attempt-event.ts';
import {
  createAttemptRegistry,
  type AttemptRegistry,
  type HeldAttempt,
} from './attempt-registry.ts';
import type { AttemptStore } from './attempt-store.ts';
import { createAttempt, type LiveAttempt, type Message } from './attempt.ts';
import { carryOut } from './carry-out.ts';
import { decideStart } from './decide-start.ts';
import { RunRefusal } from './refusal.ts';

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
  /** False when nobody waits for it. */
  giveResult(key: AttemptKey, callId: string, result: RunToolResult['result']): boolean;
  say(key: AttemptKey, message: Message): 'queued' | 'ended';
  acknowledge(key: AttemptKey): Promise<void>;
  load(): { activeRuns: number; maxRuns: number; draining: boolean };
  attempts(): AttemptKey[];
  drain(deadline: AbortSignal): Promise<void>;
};

type RunsOptions = {
  readonly store: AttemptStore;
  readonly maxRuns: number;
  readonly endpointOf: (model: RunStart['model']) => ModelEndpoint;
  readonly onLoadChanged: () => void;
  readonly log: Logger;
};

/** Long enough for an engine to come back, short enough that nobody pays for what nobody reads. */
const unfollowedLimitMs = 60_000;
/** What is not finished by then is handed back, so that it goes on elsewhere. */
const finishLimitMs = 6_000;
const handBackLimitMs = 1_000;

export function createRuns(options: RunsOptions): Runs {
  const { store, maxRuns } = options;
  const registry = createAttemptRegistry();
  let draining = false;
  return {
    recover: () => recover(registry, options),
    async start(start) {
      const isFull = registry.live.size >= maxRuns;
      const decision = decideStart(start, { ...registry.factsFor(start), isFull, draining });
      if (decision.kind === 'refuse') throw new RunRefusal(decision.refusal);
      if (decision.kind === 'begin') await begin(registry, options, start);
    },
    stateOf: (key) => (registry.get(key).live ? 'running' : 'ended'),
    async follow(key, follower, afterSeq) {
      const found = registry.get(key);
      if (found.live) return found.live.follow(follower, afterSeq);
      for (const event of eventsAfter(await store.read(key), afterSeq)) follower.send(event);
    },
    unfollow(follower) {
      for (const attempt of registry.live) attempt.unfollow(follower);
    },
    cancel(key) {
      const found = registry.get(key);
      found.live?.stop('cancelled_by_user');
      return found.live ? 'stopping' : 'ended';
    },
    giveResult: (key, callId, result) =>
      registry.get(key).live?.giveResult(callId, result) ?? false,
    say(key, message) {
      const found = registry.get(key);
      found.live?.say(message);
      return found.live ? 'queued' : 'ended';
    },
    async acknowledge(key) {
      const found = registry.newest(key.runId);
      if (found?.attempt !== key.attempt) return;
      if (found.live) throw new RunRefusal('stillRunning');
      registry.setOver(key);
      await store.remove(key);
    },
    load: () => ({ activeRuns: registry.live.size, maxRuns, draining }),
    attempts: () => registry.all().map(({ runId, attempt }) => ({ runId, attempt })),
    async drain(deadline) {
      draining = true;
      options.onLoadChanged();
      await finishOrHandBack(registry, deadline);
    },
  };
}

async function recover(registry: AttemptRegistry, { store, log }: RunsOptions): Promise<void> {
  for (const { runId, attempt, idempotencyKey } of await store.recover()) {
    const known = registry.newest(runId);
    const outdated = known && Math.min(known.attempt, attempt);
    if (outdated !== undefined) await store.remove({ runId, attempt: outdated });
    if (outdated === attempt) continue;
    registry.put(runId, { attempt, idempotencyKey, live: undefined, finished: Promise.resolve() });
  }
  const { length } = registry.all();
  if (length > 0) log.info({ attempts: length }, 'outcomes wait to be acknowledged');
}

async function begin(
  registry: AttemptRegistry,
  options: RunsOptions,
  start: RunStart,
): Promise<void> {
  const { runId, attempt, idempotencyKey } = start;
  const key = { runId, attempt };
  const former = registry.newest(runId);
  const live = createAttempt({
    key,
    file: options.store.open({ ...key, idempotencyKey, at: new Date().toISOString() }),
    unfollowedLimitMs,
    log: options.log,
  });
  const held: HeldAttempt = { attempt, idempotencyKey, live, finished: Promise.resolve() };
  registry.put(runId, held);
  registry.live.add(live);
  held.finished = execute(live, { registry, options, start });
  options.onLoadChanged();
  if (former?.live) former.live.stop('superseded');
  else if (former) await dropRecord({ runId, attempt: former.attempt }, options);
}

async function execute(
  live: LiveAttempt,
  {
    registry,
    options,
    start,
  }: { registry: AttemptRegistry; options: RunsOptions; start: RunStart },
): Promise<void> {
  await carryOut(live, start, { endpoint: options.endpointOf(start.model), log: options.log });
  registry.live.delete(live);
  const current = registry.newest(start.runId);
  options.onLoadChanged();
  if (current?.live === live) current.live = undefined;
  // A newer attempt took over, and nobody will ask for this one.
  else await dropRecord(live.key, options);
}

/** What cannot be removed now is found, and removed, after the next start. */
async function dropRecord(key: AttemptKey, { store, log }: RunsOptions): Promise<void> {
  await store
    .remove(key)
    .catch((error: unknown) => log.warn({ err: error, ...key }, 'attempt could not be removed'));
}

async function finishOrHandBack(registry: AttemptRegistry, deadline: AbortSignal): Promise<void> {
  const finished = Promise.all(registry.all().map((held) => held.finished));
  const limit = AbortSignal.any([deadline, AbortSignal.timeout(finishLimitMs)]);
  await Promise.race([finished, untilAborted(limit)]);
  for (const attempt of registry.live) attempt.stop('gateway_lost');
  await Promise.race([finished, delay(handBackLimitMs, undefined, { ref: false })]);
}

function untilAborted(signal: AbortSignal): Promise<void> {
  if (signal.aborted) return Promise.resolve();
  return new Promise((resolve) => {
    signal.addEventListener('abort', () => resolve(), { once: true });
  });
}
