import { and, asc, eq, gt, lt, max, or, sql } from 'drizzle-orm';
import type { RunStep } from '@helix/contracts/runs';
import { prepared, schema, type Db } from '@helix/db';
import type { EstablishedStep } from './run-transcript.ts';

const { runSteps } = schema;

function toStep({
  organizationId: _tenant,
  providerData: _unread,
  callId: _key,
  ...step
}: typeof runSteps.$inferSelect): RunStep {
  return {
    ...step,
    startedAt: step.startedAt.toISOString(),
    endedAt: step.endedAt?.toISOString() ?? null,
  };
}

export type StepPosition = { attempt: number; seq: number };

export async function listSteps(
  db: Db,
  run: { organizationId: string; runId: string },
): Promise<RunStep[]> {
  const rows = await db
    .select()
    .from(runSteps)
    .where(and(eq(runSteps.organizationId, run.organizationId), eq(runSteps.runId, run.runId)))
    .orderBy(asc(runSteps.attempt), asc(runSteps.seq));
  return rows.map(toStep);
}

export async function listStepsAfter(
  db: Db,
  run: { organizationId: string; runId: string },
  after: StepPosition,
): Promise<RunStep[]> {
  const rows = await db
    .select()
    .from(runSteps)
    .where(
      and(
        eq(runSteps.organizationId, run.organizationId),
        eq(runSteps.runId, run.runId),
        or(
          gt(runSteps.attempt, after.attempt),
          and(eq(runSteps.attempt, after.attempt), gt(runSteps.seq, after.seq)),
        ),
      ),
    )
    .orderBy(asc(runSteps.attempt), asc(runSteps.seq));
  return rows.map(toStep);
}

export type NewStep = typeof runSteps.$inferInsert;

/** The same step may be reported again after a reconnect; the first report stays, and false says so. */
export async function insertStep(db: Db, row: NewStep): Promise<boolean> {
  const { rowCount } = await db.insert(runSteps).values(row).onConflictDoNothing();
  return rowCount === 1;
}

const establishedSteps = prepared('established_steps', (db) => {
  const { state, text, detail, providerData } = runSteps;
  return db
    .select({ state, text, detail, providerData })
    .from(runSteps)
    .where(and(eq(runSteps.runId, sql.placeholder('runId')), eq(state, 'finished')))
    .orderBy(asc(runSteps.attempt), asc(runSteps.seq));
});

/** What the conversation is made of, in order. */
export function listEstablishedSteps(db: Db, runId: string): Promise<EstablishedStep[]> {
  return establishedSteps(db).execute({ runId });
}

export async function findLastSeq(db: Db, runId: string, attempt: number): Promise<number> {
  const [row] = await db
    .select({ seq: max(runSteps.seq) })
    .from(runSteps)
    .where(and(eq(runSteps.runId, runId), eq(runSteps.attempt, attempt)));
  return row?.seq ?? 0;
}

type CallKey = { readonly runId: string; readonly attempt: number; readonly call: number };
const isOfCall = ({ runId, attempt, call }: CallKey) =>
  and(
    eq(runSteps.runId, runId),
    eq(runSteps.attempt, attempt),
    eq(runSteps.kind, 'model-call'),
    sql`(${runSteps.detail}->>'call')::int = ${call}`,
  );

/** The step that tells of a model call as it is made. */
export async function findCallStart(
  db: Db,
  call: CallKey,
): Promise<Pick<NewStep, 'seq' | 'detail' | 'startedAt'> | undefined> {
  const { seq, detail, startedAt } = runSteps;
  const [row] = await db
    .select({ seq, detail, startedAt })
    .from(runSteps)
    .where(and(isOfCall(call), eq(runSteps.state, 'started')));
  return row;
}

/** Tells how a call really ended whose step had been ended without knowing it. It stays where it stands. */
export async function correctCallEnd(
  db: Db,
  call: CallKey,
  end: Pick<NewStep, 'state' | 'text' | 'detail' | 'usage' | 'providerData' | 'endedAt'>,
): Promise<void> {
  const { state, text, detail, usage, providerData, endedAt } = end;
  await db
    .update(runSteps)
    .set({ state, text, detail, usage, providerData, endedAt })
    .where(and(isOfCall(call), eq(runSteps.state, 'failed')));
}

export type ToolCallStep = Pick<RunStep, 'id' | 'state' | 'text' | 'detail'>;

/** The one record of a tool call, however often it is asked for. */
export async function findToolCall(
  db: Db,
  runId: string,
  callId: string,
): Promise<ToolCallStep | undefined> {
  const { id, state, text, detail } = runSteps;
  const [row] = await db
    .select({ id, state, text, detail })
    .from(runSteps)
    .where(and(eq(runSteps.runId, runId), eq(runSteps.callId, callId)));
  return row;
}

export async function finishToolCall(
  db: Db,
  stepId: string,
  result: Pick<NewStep, 'text' | 'detail' | 'endedAt'>,
): Promise<void> {
  await db
    .update(runSteps)
    .set({ ...result, state: 'finished' })
    .where(eq(runSteps.id, stepId));
}

/** Copies what a run had established up to a step (and with it) into a new one. False when there is no such step. */
export async function copySteps(
  db: Db,
  copy: {
    organizationId: string;
    from: { runId: string; stepId: string };
    to: string;
    newId: () => string;
  },
): Promise<boolean> {
  const isOfRun = and(
    eq(runSteps.organizationId, copy.organizationId),
    eq(runSteps.runId, copy.from.runId),
  );
  const [last] = await db
    .select({ attempt: runSteps.attempt, seq: runSteps.seq })
    .from(runSteps)
    .where(and(isOfRun, eq(runSteps.id, copy.from.stepId)));
  if (!last) return false;
  const rows = await db
    .select()
    .from(runSteps)
    .where(
      and(
        isOfRun,
        eq(runSteps.state, 'finished'),
        or(
          lt(runSteps.attempt, last.attempt),
          and(eq(runSteps.attempt, last.attempt), sql`${runSteps.seq} <= ${last.seq}`),
        ),
      ),
    )
    .orderBy(asc(runSteps.attempt), asc(runSteps.seq));
  // Under the number before any attempt, so that they come first and nobody claims them.
  const copies = rows.map((row, index) => ({
    ...row,
    id: copy.newId(),
    runId: copy.to,
    attempt: 0,
    seq: index + 1,
  }));
  if (copies.length > 0) await db.insert(runSteps).values(copies);
  return true;
}
