import type { Db } from '@helix/db';
import { AppError } from '@helix/runtime';
import { visibleBoards, type BoardVisitor } from '../../structure/index.ts';
import { findCards } from './task-relatives.queries.ts';

/** A circle of thousands is told by where it begins and where it closes. */
const namedAtEachEnd = 10;

/** Refuses a circle by the keys of its tasks; one on a board that the visitor may not see is not named. */
export async function circleError(
  db: Db,
  visitor: BoardVisitor,
  circle: { sentence: string; taskIds: readonly string[] },
): Promise<AppError> {
  const { sentence, taskIds } = circle;
  const unnamed = Math.max(0, taskIds.length - 2 * namedAtEachEnd);
  const named = taskIds.toSpliced(namedAtEachEnd, unnamed);
  const visible = await visibleBoards(db, visitor);
  const cards = await findCards(db, visitor.organization.id, [...new Set(named)]);
  const seen = new Map(
    cards
      .filter(({ boardId }) => visible === 'all' || visible.includes(boardId))
      .map(({ id, key }) => [id, key]),
  );
  const cycle = named.map((id) => seen.get(id) ?? null);
  const words = cycle.map((key) => key ?? 'a task you cannot see');
  if (unnamed > 0) words.splice(namedAtEachEnd, 0, `${unnamed} more`);
  return new AppError('task.cycle', `${sentence}: ${words.join(' → ')}`, {
    details: { cycle, unnamed },
  });
}
