import { runDelta } from '@helix/contracts/runs';
import type { EphemeralStore } from '@helix/runtime/ephemeral';

/** Text as it is written: of use while the run lives, gone soon after, and never the truth. */
export const deltaStream = (runId: string) => `run:${runId}:deltas`;
/** Carries `delta` when there is more text, `state` when the run or its steps changed. */
export const runChannel = (runId: string) => `run:${runId}`;

const limits = { maxLength: 20_000, ttlMs: 60 * 60_000 };

export type Delta = {
  runId: string;
  attempt: number;
  seq: number;
  kind: 'text' | 'thinking';
  text: string;
};

/** What is kept of what was written, in order. */
export async function readDeltas(
  ephemeral: EphemeralStore,
  runId: string,
): Promise<readonly Delta[]> {
  const entries = await ephemeral.read(deltaStream(runId), { limit: limits.maxLength });
  return entries.map(({ entry }) => runDelta.data.parse(JSON.parse(entry)));
}

export async function publishDelta(ephemeral: EphemeralStore, delta: Delta): Promise<void> {
  await ephemeral.append(deltaStream(delta.runId), [JSON.stringify(delta)], limits);
  await ephemeral.publish(runChannel(delta.runId), 'delta');
}

/** A hint, which may be lost: followers look by themselves as well, and no work fails for it. */
export async function publishRunState(ephemeral: EphemeralStore, runId: string): Promise<void> {
  await ephemeral.publish(runChannel(runId), 'state').catch(() => undefined);
}
