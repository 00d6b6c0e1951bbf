import type { TimelineEntry } from '@helix/contracts/timeline';
import type { TimelineKey } from './timeline-order.policy.ts';

/** An entry with the places of all that it tells of. */
export type Placed = {
  readonly entry: TimelineEntry;
  readonly first: TimelineKey;
  readonly last: TimelineKey;
};

/** Moves of one person that follow each other within this time are told as one. */
const quickMs = 2 * 60_000;
/** What one decision writes it writes in one go, which a busy machine can draw out. */
const togetherMs = 10_000;

/** Tells as one what belongs together. Takes and gives entries from the oldest to the newest. */
export function foldEntries(placed: readonly Placed[]): Placed[] {
  return foldRuns(foldRuns(placed, foldDecision), foldMoves);
}

/** Whether an entry may belong to one that comes before or after it. */
export function isOpen({ entry }: Placed): boolean {
  return entry.kind === 'moved' || entry.kind === 'decision' || isFeedback(entry);
}

/** Joins an entry to what is before it for as long as the two are one. */
function foldRuns(
  placed: readonly Placed[],
  fold: (a: Placed, b: Placed) => Placed | undefined,
): Placed[] {
  const folded: Placed[] = [];
  for (const next of placed) {
    let one = next;
    for (let last = folded.at(-1); last; last = folded.at(-1)) {
      const both = fold(last, one);
      if (!both) break;
      folded.pop();
      one = both;
    }
    folded.push(one);
  }
  return folded;
}

function foldMoves(a: Placed, b: Placed): Placed | undefined {
  if (a.entry.kind !== 'moved' || b.entry.kind !== 'moved') return undefined;
  if (!sameHand(a, b) || b.first.at - a.last.at > quickMs) return undefined;
  const entry = { ...b.entry, from: a.entry.from, moves: a.entry.moves + b.entry.moves };
  return { entry, first: a.first, last: b.last };
}

/** A decision tells of the move that it made, and shows the comment that says why. */
function foldDecision(a: Placed, b: Placed): Placed | undefined {
  if (!sameHand(a, b) || b.first.at - a.last.at > togetherMs) return undefined;
  const entry = absorb(a.entry, b.entry) ?? absorb(b.entry, a.entry);
  return entry && { entry, first: a.first, last: b.last };
}

function absorb(decision: TimelineEntry, part: TimelineEntry): TimelineEntry | undefined {
  if (decision.kind !== 'decision') return undefined;
  if (part.kind === 'moved' && decision.move === null) {
    return { ...decision, move: { from: part.from, to: part.to } };
  }
  if (part.kind === 'comment' && isFeedback(part) && decision.comment === null) {
    return { ...decision, comment: part.comment };
  }
  return undefined;
}

const isFeedback = (entry: TimelineEntry) =>
  entry.kind === 'comment' && entry.comment.kind === 'feedback';

const sameHand = ({ entry: a }: Placed, { entry: b }: Placed) =>
  a.actor.kind === b.actor.kind && a.actor.id === b.actor.id && a.runId === b.runId;
