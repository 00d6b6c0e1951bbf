import { and, asc, desc, eq, gt, isNull, lt, ne, or, sql, type SQL } from 'drizzle-orm';
import type { SavedView } from '@helix/contracts/saved-views';
import { schema, type Db } from '@helix/db';
import { onVisibleBoard, type VisibleBoards } from '../structure/index.ts';

const { savedViews } = schema;
type Row = typeof savedViews.$inferSelect;

const toView = ({ organizationId: _tenant, createdAt, updatedAt, ...row }: Row): SavedView => ({
  ...row,
  createdAt: createdAt.toISOString(),
  updatedAt: updatedAt.toISOString(),
});
const isOf = (organizationId: string, id: string) =>
  and(eq(savedViews.organizationId, organizationId), eq(savedViews.id, id));

export async function insertView(db: Db, row: typeof savedViews.$inferInsert): Promise<SavedView> {
  const [inserted] = await db.insert(savedViews).values(row).returning();
  if (!inserted) throw new Error('a view was not inserted');
  return toView(inserted);
}

export async function findView(
  db: Db,
  organizationId: string,
  id: string,
): Promise<SavedView | undefined> {
  const [row] = await db.select().from(savedViews).where(isOf(organizationId, id));
  return row && toView(row);
}

export async function lockView(
  db: Db,
  organizationId: string,
  id: string,
): Promise<SavedView | undefined> {
  const [row] = await db.select().from(savedViews).where(isOf(organizationId, id)).for('update');
  return row && toView(row);
}

export type ViewChange = Partial<
  Pick<
    typeof savedViews.$inferInsert,
    | 'name'
    | 'scope'
    | 'filter'
    | 'sort'
    | 'groupBy'
    | 'layout'
    | 'columns'
    | 'isDefault'
    | 'position'
  >
>;

export async function changeView(
  db: Db,
  target: { organizationId: string; id: string; now: Date },
  change: ViewChange,
): Promise<SavedView> {
  const [row] = await db
    .update(savedViews)
    .set({ ...change, updatedAt: target.now, version: sql`${savedViews.version} + 1` })
    .where(isOf(target.organizationId, target.id))
    .returning();
  if (!row) throw new Error(`view ${target.id} vanished while it was locked`);
  return toView(row);
}

export async function deleteView(db: Db, organizationId: string, id: string): Promise<void> {
  await db.delete(savedViews).where(isOf(organizationId, id));
}

export type ViewSpot = { readonly position: string; readonly id: string };

/** The member's own views and those that are shared, on boards that they may see or on none. */
export async function listViews(
  db: Db,
  page: {
    organizationId: string;
    memberId: string;
    visible: VisibleBoards;
    boardId: string | undefined;
    after: ViewSpot | undefined;
    limit: number;
  },
): Promise<SavedView[]> {
  const { after, boardId } = page;
  const onBoard = onVisibleBoard(page.visible, savedViews.boardId);
  const rows = await db
    .select()
    .from(savedViews)
    .where(
      and(
        eq(savedViews.organizationId, page.organizationId),
        or(eq(savedViews.scope, 'shared'), eq(savedViews.ownerId, page.memberId)),
        onBoard && or(isNull(savedViews.boardId), onBoard),
        boardId === undefined ? undefined : eq(savedViews.boardId, boardId),
        after && sql`(${savedViews.position}, ${savedViews.id}) > (${after.position}, ${after.id})`,
      ),
    )
    .orderBy(asc(savedViews.position), asc(savedViews.id))
    .limit(page.limit);
  return rows.map(toView);
}

/** The nearest position beyond one, or the last of all. */
export async function findNextPosition(
  db: Db,
  organizationId: string,
  bound: { side: 'above' | 'below'; of: string | undefined; except: string | undefined },
): Promise<string | undefined> {
  const { position } = savedViews;
  const beyond = (of: string): SQL =>
    bound.side === 'above' ? lt(position, of) : gt(position, of);
  const [row] = await db
    .select({ position })
    .from(savedViews)
    .where(
      and(
        eq(savedViews.organizationId, organizationId),
        bound.of === undefined ? undefined : beyond(bound.of),
        bound.except === undefined ? undefined : ne(savedViews.id, bound.except),
      ),
    )
    .orderBy(bound.side === 'above' ? desc(position) : asc(position))
    .limit(1);
  return row?.position;
}

/** Those who decide what a board opens with take turns. */
export async function lockDefaults(db: Db, boardId: string): Promise<void> {
  await db.execute(
    sql`select pg_advisory_xact_lock(hashtext('saved_views.defaults'), hashtext(${boardId}))`,
  );
}

/** What the board opened with so far, for everybody or for one member. */
export async function findDefaults(
  db: Db,
  organizationId: string,
  of: Pick<SavedView, 'id' | 'boardId' | 'scope' | 'ownerId'>,
): Promise<SavedView[]> {
  const rows = await db
    .select()
    .from(savedViews)
    .where(
      and(
        eq(savedViews.organizationId, organizationId),
        eq(savedViews.boardId, of.boardId ?? ''),
        eq(savedViews.scope, of.scope),
        of.scope === 'private' ? eq(savedViews.ownerId, of.ownerId) : undefined,
        eq(savedViews.isDefault, true),
        ne(savedViews.id, of.id),
      ),
    )
    .for('update');
  return rows.map(toView);
}

export function countViewsOf(db: Db, organizationId: string, ownerId: string): Promise<number> {
  return db.$count(
    savedViews,
    and(eq(savedViews.organizationId, organizationId), eq(savedViews.ownerId, ownerId)),
  );
}
