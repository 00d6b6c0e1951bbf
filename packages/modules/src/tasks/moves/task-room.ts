import type { Category } from '@helix/contracts/structure';
import type { Db } from '@helix/db';
import { listColumns } from '../../structure/index.ts';
import { countLive } from './task-column.queries.ts';
import { roomLeft } from './task.state.ts';

/** Whether any column of this category takes one more task; a board without such a column holds nobody up. */
export async function hasRoomIn(
  db: Db,
  organizationId: string,
  place: { boardId: string; category: Category },
): Promise<boolean> {
  const columns = await listColumns(db, organizationId, place.boardId);
  const fitting = columns.filter(({ category }) => category === place.category);
  if (fitting.length === 0) return true;
  for (const { id, wipLimit } of fitting) {
    if (wipLimit === null || roomLeft(wipLimit, await countLive(db, id)) > 0) return true;
  }
  return false;
}
