import { isEnded, runChanged, type Run } from '@helix/contracts/runs';
import type { Context } from '../context.ts';
import { followRun, fromTheStart } from '../runs/index.ts';
import { createTurnStory, type Told } from './turn-story.ts';
import type { Turn } from './session.queries.ts';

/** Tells what happens to a turn until it is over, or nobody listens. Resolves with how it ended. */
export async function followTurn(
  ctx: Context,
  followed: { organizationId: string; turn: Turn; afterSeq?: number },
  options: { signal: AbortSignal; tell: (told: Told) => Promise<boolean> },
): Promise<Run | undefined> {
  const { organizationId, turn, afterSeq = 0 } = followed;
  const { signal, tell } = options;
  const story = createTurnStory(turn, { afterSeq, now: ctx.now });
  const { runId } = turn;
  const following = { from: fromTheStart, signal };
  // Who takes over from another engine has not told the beginning, and does not tell it again.
  let isCatchingUp = afterSeq > 0;
  for await (const frames of followRun(ctx, { organizationId, runId }, following)) {
    const heard = frames.flatMap(({ event }) => story.hear(event));
    const told = isCatchingUp ? story.sumUp() : heard;
    isCatchingUp = false;
    for (const each of told) if (!(await tell(each))) return undefined;
    if (story.end()) return story.end();
  }
  return undefined;
}

/** How a run ended, if it does before the signal aborts. */
export async function waitForEnd(
  ctx: Context,
  run: { organizationId: string; runId: string },
  signal: AbortSignal,
): Promise<Run | undefined> {
  for await (const frames of followRun(ctx, run, { from: fromTheStart, signal })) {
    for (const { event } of frames) {
      if (event.type !== runChanged.name) continue;
      const told = runChanged.data.parse(event.data);
      if (isEnded(told.run.status)) return told.run;
    }
  }
  return undefined;
}
