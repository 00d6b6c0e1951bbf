import type { Db } from '@helix/db';
import { AppError } from '@helix/runtime';
import { visibleBoards, type BoardVisitor } from '../structure/index.ts';
import { findCards } from './task-relatives.queries.ts';

/** Refuses a circle by the keys of its tasks; one on a board that the visitor may not see is not named. */
export async function circleError(
  db: Db,
  visitor: BoardVisitor,
  circle: { sentence: string; taskIds: readonly string[] },
): Promise<AppError> {
  const visible = await visibleBoards(db, visitor);
  const cards = await findCards(db, visitor.organization.id, [...new Set(circle.taskIds)]);
  const seen = new Map(
    cards
      .filter(({ boardId }) => visible === 'all' || visible.includes(boardId))
      .map(({ id, key }) => [id, key]),
  );
  const cycle = circle.taskIds.map((id) => seen.get(id) ?? null);
  const named = cycle.map((key) => key ?? 'a task you cannot see').join(' → ');
  return new AppError('task.cycle', `${circle.sentence}: ${named}`, { details: { cycle } });
}
