import type { ChartColor } from '@helix/ui';
import type { RunFigures } from '@helix/contracts/runs';

/** In the order in which they are stacked. */
export const outcomes = [
  { key: 'succeeded', color: 'good' },
  { key: 'failed', color: 'bad' },
  { key: 'timedOut', color: 'busy' },
  { key: 'cancelled', color: 'soft' },
] as const satisfies readonly { key: keyof RunFigures; color: ChartColor }[];

export const endedOf = (figures: RunFigures) =>
  figures.succeeded + figures.failed + figures.timedOut + figures.cancelled;

/** Of runs that went to their end: one that somebody stopped says nothing of the agent. */
export function successOf({ succeeded, failed, timedOut }: RunFigures): number | null {
  const all = succeeded + failed + timedOut;
  return all === 0 ? null : succeeded / all;
}
