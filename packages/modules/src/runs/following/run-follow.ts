import { isEnded, runChanged, runDelta, runStepRecorded, type Run } from '@helix/contracts/runs';
import type { EventActor, EventType } from '@helix/contracts';
import { AppError } from '@helix/runtime';
import type { Context } from '../../context.ts';
import type { StreamFrame } from '../../endpoint-handler.ts';
import { deltaStream, runChannel } from './run-deltas.ts';
import { listStepsAfter } from '../steps/run-step.queries.ts';
import { findRun } from '../run.queries.ts';

type Followed = { organizationId: string; runId: string };
/** What a client has seen; its text form is the frame id that it sends back to resume. */
export type RunCursor = { attempt: number; seq: number; state: string; delta: string };

export const fromTheStart: RunCursor = { attempt: 0, seq: 0, state: '', delta: '' };
/** How long a lost hint can delay a follower. */
const pollIntervalMs = 2_000;
const deltaLimit = 500;
const engine: EventActor = { kind: 'service', id: 'engine', name: 'Helix' };

export function parseRunCursor(text: string | undefined): RunCursor {
  if (text === undefined) return fromTheStart;
  const match = /^(\d{1,9})\.(\d{1,9})\.([a-z_]*\d*)\.([\w-]*)$/.exec(text);
  if (!match) throw new AppError('request.invalid', 'Last-Event-ID must be the id of a frame');
  const [, attempt = '0', seq = '0', state = '', delta = ''] = match;
  return { attempt: Number(attempt), seq: Number(seq), state, delta };
}

const printCursor = ({ attempt, seq, state, delta }: RunCursor) =>
  `${attempt}.${seq}.${state}.${delta}`;

/** Recorded steps, then the answer as it is written, then the end. Subscribes before it reads, so nothing falls between. */
export async function* followRun(
  ctx: Context,
  followed: Followed,
  options: { from: RunCursor; signal: AbortSignal },
): AsyncIterable<readonly StreamFrame[]> {
  const hints = createHints();
  const unsubscribe = await ctx.ephemeral.subscribe(runChannel(followed.runId), hints.give);
  const unwatch = ctx.ephemeral.onReconnect(() => hints.give('state'));
  options.signal.addEventListener('abort', () => hints.give('state'), { once: true });
  let cursor = options.from;
  let hint: Hint = 'state';
  try {
    while (!options.signal.aborted) {
      const read = await readOnce(ctx, followed, { cursor, hint });
      cursor = read.cursor;
      if (read.frames.length > 0) yield read.frames;
      if (read.ended) return;
      hint = read.more ? 'delta' : await hints.take(pollIntervalMs);
    }
  } finally {
    unwatch();
    await unsubscribe();
  }
}

async function readOnce(
  ctx: Context,
  followed: Followed,
  at: { cursor: RunCursor; hint: Hint },
): Promise<{ cursor: RunCursor; frames: StreamFrame[]; ended: boolean; more: boolean }> {
  let { cursor } = at;
  const frames: StreamFrame[] = [];
  const push = (next: RunCursor, event: EventType, data: unknown) => {
    cursor = next;
    frames.push({ id: printCursor(cursor), event: toEvent(ctx, { ...followed, event, data }) });
  };

  // The run is read before its steps: when it says that it has ended, all its steps are there to be read.
  const run =
    at.hint === 'state'
      ? await findRun(ctx.db, followed.organizationId, followed.runId)
      : undefined;
  const steps = run ? await listStepsAfter(ctx.db, followed, cursor) : [];
  const deltas = await readDeltas(ctx, followed.runId, cursor.delta, run);
  for (const { id, delta } of deltas) push({ ...cursor, delta: id }, runDelta, delta);
  for (const step of steps) {
    push({ ...cursor, attempt: step.attempt, seq: step.seq }, runStepRecorded, { step });
  }
  const state = run && `${run.status}${run.attempt}`;
  if (run && state !== undefined && state !== cursor.state)
    push({ ...cursor, state }, runChanged, { run });
  return {
    cursor,
    frames,
    ended: run !== undefined && isEnded(run.status),
    more: deltas.length === deltaLimit,
  };
}

/** What was written so far is of use only while the run lives; afterwards its steps hold the whole text. */
async function readDeltas(ctx: Context, runId: string, after: string, run: Run | undefined) {
  if (run && isEnded(run.status)) return [];
  const options = after === '' ? { limit: deltaLimit } : { after, limit: deltaLimit };
  const entries = await ctx.ephemeral.read(deltaStream(runId), options);
  return entries.map(({ id, entry }) => ({ id, delta: runDelta.data.parse(JSON.parse(entry)) }));
}

function toEvent(
  ctx: Context,
  { event, data, runId }: Followed & { event: EventType; data: unknown },
): StreamFrame['event'] {
  return { type: event.name, at: ctx.now().toISOString(), actor: engine, runId, data };
}

type Hint = 'state' | 'delta';

/** Remembers the weightiest hint that came while nobody was waiting. */
function createHints() {
  let pending: Hint | undefined;
  let wake: (() => void) | undefined;
  return {
    give(hint: string) {
      if (pending !== 'state') pending = hint === 'delta' ? 'delta' : 'state';
      wake?.();
    },
    async take(limitMs: number): Promise<Hint> {
      if (pending === undefined) {
        await new Promise<void>((resolve) => {
          const timer = setTimeout(resolve, limitMs);
          wake = () => {
            clearTimeout(timer);
            resolve();
          };
        });
        wake = undefined;
      }
      const hint = pending ?? 'state';
      pending = undefined;
      return hint;
    },
  };
}
