import { generateKeyBetween } from 'fractional-indexing';
import type { Db } from '@helix/db';
import { AppError } from '@helix/runtime';
import { findNeighbour, findPosition } from './task.queries.ts';

export type Place = { before?: string | undefined; after?: string | undefined };

/**
 * A position in a column whose lock the caller holds. `before` and `after` name tasks; when those have been
 * moved meanwhile, the one that is still there decides; with neither, the task goes to the end.
 */
export async function findPlace(
  db: Db,
  target: { columnId: string; taskId: string | undefined },
  place: Place,
): Promise<string> {
  const spot = { columnId: target.columnId, except: target.taskId };
  const below = place.before && (await findPosition(db, target.columnId, place.before));
  if (below) {
    const above = await findNeighbour(db, spot, { side: 'above', of: below });
    return generateKeyBetween(above ?? null, below);
  }
  const above = place.after && (await findPosition(db, target.columnId, place.after));
  if (above) {
    const next = await findNeighbour(db, spot, { side: 'below', of: above });
    return generateKeyBetween(above, next ?? null);
  }
  if (place.before !== undefined || place.after !== undefined) {
    throw new AppError('resource.conflict', 'The task to place it next to is not in that column');
  }
  const last = await findNeighbour(db, spot, { side: 'above', of: undefined });
  return generateKeyBetween(last ?? null, null);
}
