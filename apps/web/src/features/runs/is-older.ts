import type { Run } from '@helix/contracts/runs';

type Progress = Pick<Run, 'attempt' | 'startedAt' | 'endedAt'>;

/** Whether what is told of a run is from before what is known: no attempt, no start and no end is ever taken back. */
export function isOlder(told: Progress, known: Progress): boolean {
  return (
    told.attempt < known.attempt ||
    (told.startedAt === null && known.startedAt !== null) ||
    (told.endedAt === null && known.endedAt !== null)
  );
}
