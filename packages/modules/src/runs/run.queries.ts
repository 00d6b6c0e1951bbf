import { and, eq, inArray, isNotNull, sql } from 'drizzle-orm';
import { isEnded, runStatuses, type Run } from '@helix/contracts/runs';
import { prepared, schema, type Db } from '@helix/db';
import type { GatewayNeed } from './attempts/gateway-port.ts';

const { agents, models, runs, tasks } = schema;
type StoredRun = typeof runs.$inferSelect;
const liveStatuses = runStatuses.filter((status) => !isEnded(status));

const microUsdPerUsd = 1_000_000;

export function toRun({
  organizationId: _tenant,
  fallbackModelIds: _chain,
  chatId: _chat,
  costMicroUsd,
  ...run
}: StoredRun): Run {
  return {
    ...run,
    costUsd: costMicroUsd === null ? null : costMicroUsd / microUsdPerUsd,
    admittedAt: run.admittedAt?.toISOString() ?? null,
    createdAt: run.createdAt.toISOString(),
    startedAt: run.startedAt?.toISOString() ?? null,
    endedAt: run.endedAt?.toISOString() ?? null,
  };
}

const wished = {
  id: sql.placeholder('id'),
  organizationId: sql.placeholder('organizationId'),
  taskId: sql.placeholder('taskId'),
  chatId: sql.placeholder('chatId'),
  agentId: sql.placeholder('agentId'),
  modelId: sql.placeholder('modelId'),
  fallbackModelIds: sql.placeholder('fallbackModelIds'),
  trigger: sql.placeholder('trigger'),
  instruction: sql.placeholder('instruction'),
  requestedBy: sql.placeholder('requestedBy'),
  priority: sql.placeholder('priority'),
  createdAt: sql.placeholder('createdAt'),
};
type WishedRun = Pick<StoredRun, keyof typeof wished>;

const insertedRun = prepared('inserted_run', (db) =>
  db
    .insert(runs)
    .values({ ...wished, status: 'queued' })
    .onConflictDoNothing()
    .returning(),
);

/** Nothing when this agent has a live run for the task already. */
export async function insertRun(db: Db, row: WishedRun): Promise<Run | undefined> {
  const [stored] = await insertedRun(db).execute(row);
  return stored && toRun(stored);
}

export async function findRun(
  db: Db,
  organizationId: string,
  id: string,
): Promise<Run | undefined> {
  const [row] = await db
    .select()
    .from(runs)
    .where(and(eq(runs.organizationId, organizationId), eq(runs.id, id)));
  return row && toRun(row);
}

const standingRun = prepared('standing_run', (db) =>
  db
    .select({ run: runs, provider: models.provider, settings: models.settings })
    .from(runs)
    .leftJoin(
      models,
      and(eq(models.organizationId, runs.organizationId), eq(models.id, runs.modelId)),
    )
    .where(eq(runs.id, sql.placeholder('id'))),
);

/** A run as its engine finds it: how far it has come, and what a gateway must be able to do for it. */
export type StandingRun = Run & {
  readonly organizationId: string;
  readonly need: GatewayNeed | undefined;
};

export async function findStandingRun(db: Db, id: string): Promise<StandingRun | undefined> {
  const [row] = await standingRun(db).execute({ id });
  if (!row) return undefined;
  const { run, provider, settings } = row;
  const features = settings?.canUseTools ? (['tools'] as const) : [];
  return {
    ...toRun(run),
    organizationId: run.organizationId,
    need: provider === null ? undefined : { provider, features },
  };
}

/** Those of these runs that are over. */
export async function listEndedAmong(db: Db, ids: readonly string[]): Promise<string[]> {
  if (ids.length === 0) return [];
  const rows = await db
    .select({ id: runs.id })
    .from(runs)
    .where(and(inArray(runs.id, [...ids]), isNotNull(runs.endedAt)));
  return rows.map(({ id }) => id);
}

const lockedRun = prepared('locked_run', (db) =>
  db
    .select({
      run: runs,
      agent: { name: agents.name, pausedAt: agents.pausedAt },
      boardId: tasks.boardId,
    })
    .from(runs)
    .innerJoin(agents, eq(agents.id, runs.agentId))
    .leftJoin(tasks, eq(tasks.id, runs.taskId))
    .where(eq(runs.id, sql.placeholder('id')))
    .for('update', { of: runs }),
);

/** With what only the engine needs to know: whose it is, who carries it out, and where it is seen. */
export type LockedRun = Run & {
  readonly organizationId: string;
  readonly fallbackModelIds: readonly string[];
  readonly agent: { readonly name: string; readonly pausedAt: Date | null };
  readonly boardId: string | null;
};

/** Locked until commit, whichever organization it belongs to: the engine works for all of them. */
export async function lockRun(db: Db, id: string): Promise<LockedRun | undefined> {
  const [row] = await lockedRun(db).execute({ id });
  if (!row) return undefined;
  const { run, agent, boardId } = row;
  const { organizationId, fallbackModelIds } = run;
  return { ...toRun(run), organizationId, fallbackModelIds, agent, boardId };
}

export async function changeRun(
  db: Db,
  id: string,
  change: Partial<typeof runs.$inferInsert>,
): Promise<Run> {
  const [row] = await db.update(runs).set(change).where(eq(runs.id, id)).returning();
  if (!row) throw new Error(`run ${id} vanished while it was locked`);
  return toRun(row);
}

/** What is not over of a task, of an agent, or of everything on a board. */
export async function listLiveRunIds(
  db: Db,
  organizationId: string,
  of: { taskId: string } | { agentId: string } | { boardId: string },
): Promise<string[]> {
  const onBoard = (boardId: string) =>
    db.select({ id: tasks.id }).from(tasks).where(eq(tasks.boardId, boardId));
  const rows = await db
    .select({ id: runs.id })
    .from(runs)
    .where(
      and(
        eq(runs.organizationId, organizationId),
        inArray(runs.status, [...liveStatuses]),
        'taskId' in of ? eq(runs.taskId, of.taskId) : undefined,
        'agentId' in of ? eq(runs.agentId, of.agentId) : undefined,
        'boardId' in of ? inArray(runs.taskId, onBoard(of.boardId)) : undefined,
      ),
    );
  return rows.map(({ id }) => id);
}

export async function findLiveRunOfChat(db: Db, chatId: string): Promise<string | undefined> {
  const [row] = await db
    .select({ id: runs.id })
    .from(runs)
    .where(and(eq(runs.chatId, chatId), inArray(runs.status, [...liveStatuses])));
  return row?.id;
}

/** Of every organization: those that are not over. */
export async function listEveryLiveRunId(db: Db): Promise<string[]> {
  const rows = await db
    .select({ id: runs.id })
    .from(runs)
    .where(inArray(runs.status, [...liveStatuses]));
  return rows.map(({ id }) => id);
}

/** Let in, and held up because their agent was paused then. */
export async function listPausedRunIds(db: Db, agentId: string): Promise<string[]> {
  const rows = await db
    .select({ id: runs.id })
    .from(runs)
    .where(
      and(
        eq(runs.agentId, agentId),
        eq(runs.status, 'queued'),
        eq(runs.reason, 'agent_paused'),
        isNotNull(runs.admittedAt),
      ),
    );
  return rows.map(({ id }) => id);
}
