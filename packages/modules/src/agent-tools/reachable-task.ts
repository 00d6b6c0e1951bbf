import { taskKeySchema, type Task } from '@helix/contracts/tasks';
import { listRelated } from '../dependencies/index.ts';
import { findTask, findTaskIdByKey } from '../tasks/index.ts';
import type { TaskCall } from './tool.ts';

/** The task of the run, another one on its board, or one that it is linked to. No other exists for an agent. */
export async function findReachableTask(
  { tx, run }: TaskCall,
  key: string | undefined,
): Promise<Task | undefined> {
  const { organizationId, taskId, boardId } = run;
  const wanted = key === undefined ? undefined : taskKeySchema.safeParse(key);
  if (wanted?.success === false) return undefined;
  const id =
    wanted === undefined ? taskId : await findTaskIdByKey(tx.db, organizationId, wanted.data);
  const task = id === undefined ? undefined : await findTask(tx.db, organizationId, id);
  if (!task || task.deletedAt !== null) return undefined;
  if (task.id === taskId || task.boardId === boardId || task.parentId === taskId) return task;
  const own = await findTask(tx.db, organizationId, taskId);
  if (own?.parentId === task.id) return task;
  const { blockedBy, blocks } = await listRelated(tx.db, organizationId, taskId);
  return [...blockedBy, ...blocks].includes(task.id) ? task : undefined;
}
