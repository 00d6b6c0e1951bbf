import { and, eq, exists, isNotNull, or, sql, type SQL } from 'drizzle-orm';
import { schema, type Db } from '@helix/db';
import { onVisibleBoard, type VisibleBoards } from '../structure/index.ts';

const { llmCalls, runs, tasks } = schema;

/** Calls are seen by those who see the task, those of a conversation by everybody; any other, by those who see every board. */
export function isVisibleCall(db: Db, visible: VisibleBoards): SQL | undefined {
  const isOnBoard = onVisibleBoard(visible, tasks.boardId);
  if (isOnBoard === undefined) return undefined;
  const inChat = db
    .select({ one: sql`1` })
    .from(runs)
    .where(and(eq(runs.id, llmCalls.runId), isNotNull(runs.chatId)));
  return or(isOnBoard, exists(inChat));
}

export async function isOfChat(db: Db, runId: string): Promise<boolean> {
  const [row] = await db.select({ chatId: runs.chatId }).from(runs).where(eq(runs.id, runId));
  return row !== undefined && row.chatId !== null;
}
