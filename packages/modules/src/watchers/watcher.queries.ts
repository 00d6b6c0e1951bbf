import { and, asc, eq, gt, isNull, ne } from 'drizzle-orm';
import type { Role } from '@helix/contracts';
import type { Watcher, WatchReason } from '@helix/contracts/watchers';
import { schema, type Db } from '@helix/db';

const { members, taskWatchers, tasks, users } = schema;

export type TaskOf = { readonly organizationId: string; readonly taskId: string };

function selectWatchers(db: Db) {
  return db
    .select({
      taskId: taskWatchers.taskId,
      memberId: taskWatchers.memberId,
      name: users.name,
      reason: taskWatchers.reason,
      since: taskWatchers.createdAt,
    })
    .from(taskWatchers)
    .innerJoin(members, eq(members.id, taskWatchers.memberId))
    .innerJoin(users, eq(users.id, members.userId));
}
type Row = Awaited<ReturnType<typeof selectWatchers>>[number];

const toWatcher = ({ since, ...row }: Row): Watcher => ({ ...row, since: since.toISOString() });

const ofTask = ({ organizationId, taskId }: TaskOf) =>
  and(eq(taskWatchers.organizationId, organizationId), eq(taskWatchers.taskId, taskId));

/** Those who hear of a task, in the order in which they joined the organization. */
export async function listWatchers(
  db: Db,
  page: TaskOf & { after: string | undefined; limit: number },
): Promise<Watcher[]> {
  const rows = await selectWatchers(db)
    .where(
      and(
        ofTask(page),
        ne(taskWatchers.reason, 'muted'),
        isNull(members.removedAt),
        page.after === undefined ? undefined : gt(taskWatchers.memberId, page.after),
      ),
    )
    .orderBy(asc(taskWatchers.memberId))
    .limit(page.limit);
  return rows.map(toWatcher);
}

export async function findWatcher(
  db: Db,
  of: TaskOf,
  memberId: string,
): Promise<Watcher | undefined> {
  const [row] = await selectWatchers(db).where(
    and(ofTask(of), eq(taskWatchers.memberId, memberId)),
  );
  return row && toWatcher(row);
}

/** Leaves those alone who watch already, and those who have muted the task. */
export async function addWatchers(
  db: Db,
  of: TaskOf,
  added: { memberIds: readonly string[]; reason: WatchReason; now: Date },
): Promise<void> {
  if (added.memberIds.length === 0) return;
  await db
    .insert(taskWatchers)
    .values(
      added.memberIds.map((memberId) => ({
        ...of,
        memberId,
        reason: added.reason,
        createdAt: added.now,
      })),
    )
    .onConflictDoNothing();
}

/** What somebody wants for themselves goes before anything that was. */
export async function putWatcher(
  db: Db,
  of: TaskOf,
  watcher: { memberId: string; reason: WatchReason; now: Date },
): Promise<void> {
  const { memberId, reason, now } = watcher;
  await db
    .insert(taskWatchers)
    .values({ ...of, memberId, reason, createdAt: now })
    .onConflictDoUpdate({
      target: [taskWatchers.taskId, taskWatchers.memberId],
      set: { reason, createdAt: now },
    });
}

export async function deleteWatcher(db: Db, of: TaskOf, memberId: string): Promise<boolean> {
  const rows = await db
    .delete(taskWatchers)
    .where(and(ofTask(of), eq(taskWatchers.memberId, memberId)))
    .returning({ memberId: taskWatchers.memberId });
  return rows.length > 0;
}

export async function findBoardOfTask(db: Db, of: TaskOf): Promise<string | undefined> {
  const [row] = await db
    .select({ boardId: tasks.boardId })
    .from(tasks)
    .where(and(eq(tasks.organizationId, of.organizationId), eq(tasks.id, of.taskId)));
  return row?.boardId;
}

/** A member who has not left. */
export async function findMember(
  db: Db,
  organizationId: string,
  memberId: string,
): Promise<{ role: Role; name: string } | undefined> {
  const [row] = await db
    .select({ role: members.role, name: users.name })
    .from(members)
    .innerJoin(users, eq(users.id, members.userId))
    .where(
      and(
        eq(members.organizationId, organizationId),
        eq(members.id, memberId),
        isNull(members.removedAt),
      ),
    );
  return row;
}
