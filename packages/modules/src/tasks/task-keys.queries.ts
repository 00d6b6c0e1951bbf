import { and, eq } from 'drizzle-orm';
import { schema, type Db } from '@helix/db';

const { tasks, boards, formerTaskKeys } = schema;

export async function findTaskIdByKey(
  db: Db,
  organizationId: string,
  key: string,
): Promise<string | undefined> {
  const { boardKey, number } = partsOf(key);
  const onBoard = and(eq(boards.organizationId, organizationId), eq(boards.key, boardKey));
  const [current] = await db
    .select({ id: tasks.id })
    .from(boards)
    .innerJoin(tasks, and(eq(tasks.boardId, boards.id), eq(tasks.number, number)))
    .where(onBoard);
  if (current) return current.id;
  const [former] = await db
    .select({ id: formerTaskKeys.taskId })
    .from(boards)
    .innerJoin(
      formerTaskKeys,
      and(eq(formerTaskKeys.boardId, boards.id), eq(formerTaskKeys.number, number)),
    )
    .where(onBoard);
  return former?.id;
}

/** Remembers the keys that tasks had on a board they are about to leave. */
export async function keepFormerKeys(
  db: Db,
  organizationId: string,
  left: readonly { id: string; boardId: string; key: string }[],
): Promise<void> {
  await db.insert(formerTaskKeys).values(
    left.map(({ id: taskId, boardId, key }) => {
      const { number } = partsOf(key);
      return { organizationId, boardId, number, taskId };
    }),
  );
}

function partsOf(key: string): { boardKey: string; number: number } {
  const dash = key.lastIndexOf('-');
  return { boardKey: key.slice(0, dash), number: Number(key.slice(dash + 1)) };
}
