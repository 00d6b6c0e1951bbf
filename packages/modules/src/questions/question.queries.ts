import { and, asc, desc, eq, exists, inArray, lt, lte, ne, or, sql } from 'drizzle-orm';
import type { EventActor } from '@helix/contracts';
import { isEnded, runStatuses } from '@helix/contracts/runs';
import type { Question } from '@helix/contracts/questions';
import { schema, type Db } from '@helix/db';
import { onVisibleBoard, type VisibleBoards } from '../structure/index.ts';

const { questions, runs, tasks, taskWatchers } = schema;
type Row = typeof questions.$inferSelect;

/** A question with what decides who may see it. */
export type FoundQuestion = Question & {
  readonly organizationId: string;
  readonly callId: string;
  readonly boardId: string;
};

function toFound({ question, boardId }: { question: Row; boardId: string }): FoundQuestion {
  return {
    ...question,
    boardId,
    deadlineAt: question.deadlineAt?.toISOString() ?? null,
    endedAt: question.endedAt?.toISOString() ?? null,
    createdAt: question.createdAt.toISOString(),
  };
}

export function toQuestion(found: FoundQuestion): Question {
  const { organizationId: _tenant, callId: _call, boardId: _board, ...question } = found;
  return question;
}

const selectQuestions = (db: Db) =>
  db
    .select({ question: questions, boardId: tasks.boardId })
    .from(questions)
    .innerJoin(tasks, eq(tasks.id, questions.taskId));

/** On whose request a run works. */
export async function findRequester(db: Db, runId: string): Promise<EventActor> {
  const [row] = await db
    .select({ requestedBy: runs.requestedBy })
    .from(runs)
    .where(eq(runs.id, runId));
  if (!row) throw new Error(`run ${runId} is gone`);
  return row.requestedBy;
}

export async function insertQuestion(db: Db, row: typeof questions.$inferInsert): Promise<void> {
  await db.insert(questions).values(row);
}

export async function findQuestion(
  db: Db,
  organizationId: string,
  id: string,
): Promise<FoundQuestion | undefined> {
  const [row] = await selectQuestions(db).where(
    and(eq(questions.organizationId, organizationId), eq(questions.id, id)),
  );
  return row && toFound(row);
}

/** Holds the question until the transaction ends, so that one answer is the first. */
export async function lockQuestion(db: Db, id: string): Promise<FoundQuestion | undefined> {
  await db.select({ id: questions.id }).from(questions).where(eq(questions.id, id)).for('update');
  const [row] = await selectQuestions(db).where(eq(questions.id, id));
  return row && toFound(row);
}

export async function endQuestion(
  db: Db,
  id: string,
  end: Pick<Row, 'state'> & Partial<Row>,
): Promise<void> {
  await db.update(questions).set(end).where(eq(questions.id, id));
}

export async function listQuestions(
  db: Db,
  page: {
    organizationId: string;
    visible: VisibleBoards;
    state: Question['state'] | undefined;
    taskId: string | undefined;
    runId: string | undefined;
    agentId: string | undefined;
    forMemberId: string | undefined;
    before: string | undefined;
    limit: number;
  },
): Promise<FoundQuestion[]> {
  const { taskId, runId, agentId, forMemberId } = page;
  const rows = await selectQuestions(db)
    .where(
      and(
        eq(questions.organizationId, page.organizationId),
        onVisibleBoard(page.visible, tasks.boardId),
        page.state && eq(questions.state, page.state),
        taskId === undefined ? undefined : eq(questions.taskId, taskId),
        runId === undefined ? undefined : eq(questions.runId, runId),
        agentId === undefined ? undefined : eq(questions.agentId, agentId),
        forMemberId === undefined ? undefined : concerns(db, forMemberId),
        page.before === undefined ? undefined : lt(questions.id, page.before),
      ),
    )
    .orderBy(desc(questions.id))
    .limit(page.limit);
  return rows.map(toFound);
}

function concerns(db: Db, memberId: string) {
  const watches = db
    .select({ one: sql`1` })
    .from(taskWatchers)
    .where(
      and(
        eq(taskWatchers.taskId, questions.taskId),
        eq(taskWatchers.memberId, memberId),
        ne(taskWatchers.reason, 'muted'),
      ),
    );
  return or(
    eq(tasks.assigneeId, memberId),
    sql`${tasks.createdBy} ->> 'id' = ${memberId}`,
    sql`${questions.requestedBy} ->> 'id' = ${memberId}`,
    exists(watches),
  );
}

const endedStatuses = runStatuses.filter(isEnded);

/** Of these runs, what nobody can answer any more because the run is over. */
export async function listPointless(db: Db, runIds: readonly string[]): Promise<FoundQuestion[]> {
  if (runIds.length === 0) return [];
  const rows = await selectQuestions(db)
    .innerJoin(runs, eq(runs.id, questions.runId))
    .where(
      and(
        inArray(questions.runId, [...runIds]),
        eq(questions.state, 'open'),
        inArray(runs.status, endedStatuses),
      ),
    )
    .orderBy(asc(questions.id));
  return rows.map(toFound);
}

export async function listOverdueIds(db: Db, now: Date, limit: number): Promise<string[]> {
  const rows = await db
    .select({ id: questions.id })
    .from(questions)
    .where(and(eq(questions.state, 'open'), lte(questions.deadlineAt, now)))
    .orderBy(asc(questions.deadlineAt))
    .limit(limit);
  return rows.map(({ id }) => id);
}
