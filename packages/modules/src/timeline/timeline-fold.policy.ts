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

/** Tells as one what belongs together. Takes and gives entries from the oldest to the newest. */
export function foldEntries(placed: readonly Placed[]): Placed[] {
  const folded: Placed[] = [];
  for (const next of placed) {
    const last = folded.at(-1);
    const one = last && (foldMoves(last, next) ?? foldDecision(last, next));
    if (one) folded[folded.length - 1] = one;
    else folded.push(next);
  }
  return folded;
}

function foldMoves(a: Placed, b: Placed): Placed | undefined {
  if (a.entry.kind !== 'moved' || b.entry.kind !== 'moved') return undefined;
  if (!sameHand(a.entry, b.entry) || b.first.at - a.last.at > quickMs) return undefined;
  const entry = { ...b.entry, from: a.entry.from, moves: a.entry.moves + b.entry.moves };
  return { entry, first: a.first, last: b.last };
}

/** A decision tells of the move that it made. */
function foldDecision(a: Placed, b: Placed): Placed | undefined {
  const [decision, move] = a.entry.kind === 'decision' ? [a.entry, b.entry] : [b.entry, a.entry];
  if (decision.kind !== 'decision' || move.kind !== 'moved' || decision.move !== null) {
    return undefined;
  }
  if (!sameHand(decision, move) || move.moves !== 1 || Math.abs(b.first.at - a.last.at) > 1_000) {
    return undefined;
  }
  const entry = { ...decision, move: { from: move.from, to: move.to } };
  return { entry, first: a.first, last: b.last };
}

const sameHand = (a: TimelineEntry, b: TimelineEntry) =>
  a.actor.kind === b.actor.kind && a.actor.id === b.actor.id && a.runId === b.runId;
