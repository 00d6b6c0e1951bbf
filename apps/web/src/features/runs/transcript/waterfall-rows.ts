import type { StepItem, TranscriptItem } from './transcript.ts';

export type WaterfallRow = {
  readonly step: StepItem;
  /** Shares of the whole. */
  readonly left: number;
  readonly width: number;
  readonly tookMs: number;
};

/** A wait between two steps takes no more room than this share of the work, so that the work can be seen. */
const widestGap = 0.08;

/** Where the time of a run went; `now` ends what has not ended. */
export function waterfallRows(items: readonly TranscriptItem[], now: number): WaterfallRow[] {
  const spans = items.flatMap((item) => {
    // What was taken over from another run took its time there.
    if (item.kind === 'attempt' || item.startedAt === undefined || item.attempt === 0) return [];
    const from = Date.parse(item.startedAt);
    return [{ step: item, from, to: Math.max(from, endOf(item, from, now)) }];
  });
  const worked = spans.reduce((sum, { from, to }) => sum + to - from, 0);
  let reached = spans[0]?.from ?? 0;
  let cut = 0;
  const placed = spans.map(({ step, from, to }) => {
    cut += Math.max(0, from - reached - widestGap * Math.max(worked, 1));
    reached = Math.max(reached, to);
    return { step, from: from - cut, to: to - cut };
  });
  const begin = placed[0]?.from ?? 0;
  const whole = Math.max(1, ...placed.map(({ to }) => to - begin));
  return placed.map(({ step, from, to }) => ({
    step,
    left: (from - begin) / whole,
    width: (to - from) / whole,
    tookMs: to - from,
  }));
}

function endOf(step: StepItem, from: number, now: number): number {
  if (step.kind === 'said') return from;
  if (step.endedAt !== null) return Date.parse(step.endedAt);
  return step.state === 'open' ? now : from;
}
