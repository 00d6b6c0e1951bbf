import { generateNKeysBetween } from 'fractional-indexing';
import type { Column } from '@helix/contracts/structure';
import { columnReordered } from '@helix/contracts/tasks';
import type { Transaction } from '@helix/db';
import { AppError } from '@helix/runtime';
import type { Cause } from '../relatives/task-relatives.ts';
import {
  findLastPosition,
  findNeighbour,
  findPosition,
  listAround,
  renumberTasks,
} from './task-column.queries.ts';

export type Place = {
  before?: string | undefined;
  after?: string | undefined;
  at?: 'top' | 'bottom' | undefined;
};
type Bounds = { above: string | null; below: string | null };

/** A hundred or so moves to the very same spot make a position this long; then its surroundings are renumbered. */
const longestPosition = 32;
const shortPosition = 12;
const firstWindow = 64;

/**
 * Positions, in order, for tasks that come into a column whose lock the caller holds. `before` and `after` name
 * tasks; when those have been moved meanwhile, the one that is still there decides; with neither, the tasks go
 * to an end.
 */
export async function findPlaces(
  tx: Transaction,
  cause: Cause,
  target: { column: Column; taskIds: readonly string[]; place: Place },
): Promise<string[]> {
  const bounds = await findBounds(tx, target);
  const positions = generateNKeysBetween(bounds.above, bounds.below, target.taskIds.length);
  const around = bounds.above ?? bounds.below;
  if (around === null || longest(positions) <= longestPosition) return positions;
  await shortenPositions(tx, cause, { column: target.column, around });
  const now = await findBounds(tx, target);
  return generateNKeysBetween(now.above, now.below, target.taskIds.length);
}

async function findBounds(
  { db }: Transaction,
  { column, taskIds, place }: { column: Column; taskIds: readonly string[]; place: Place },
): Promise<Bounds> {
  const spot = { columnId: column.id, except: taskIds };
  const neighbour = async (side: 'above' | 'below', of?: string) =>
    (await findNeighbour(db, spot, { side, of })) ?? null;
  const placedBeside = taskIds.find((id) => id === place.before || id === place.after);
  if (placedBeside !== undefined) {
    throw new AppError('resource.conflict', 'A task cannot be placed next to itself');
  }
  const below = place.before && (await findPosition(db, column.id, place.before));
  if (below) return { above: await neighbour('above', below), below };
  const above = place.after && (await findPosition(db, column.id, place.after));
  if (above) return { above, below: await neighbour('below', above) };
  if (place.before !== undefined || place.after !== undefined) {
    throw new AppError('resource.conflict', 'The task to place it next to is not in that column');
  }
  if (place.at === 'top') return { above: null, below: await neighbour('below') };
  return { above: (await findLastPosition(db, spot)) ?? null, below: null };
}

/** Renumbers as few tasks around a spot as make its positions short. Their order stays. */
async function shortenPositions(
  tx: Transaction,
  cause: Cause,
  { column, around }: { column: Column; around: string },
): Promise<void> {
  for (let size = firstWindow; ; size *= 4) {
    const { spots, outside } = await listAround(tx.db, column.id, { position: around, size });
    const keys = generateNKeysBetween(outside.above, outside.below, spots.length);
    const isWhole = outside.above === null && outside.below === null;
    if (longest(keys) > shortPosition && !isWhole) continue;
    const positions = spots.map(({ taskId }, index) => ({ taskId, position: keys[index] ?? '' }));
    await renumberTasks(tx.db, column.id, positions);
    const { id: columnId, boardId } = column;
    const data = { boardId, columnId, positions };
    tx.emit({ event: columnReordered, ...cause, boardId, data });
    return;
  }
}

function longest(keys: readonly string[]): number {
  return keys.reduce((length, key) => Math.max(length, key.length), 0);
}
