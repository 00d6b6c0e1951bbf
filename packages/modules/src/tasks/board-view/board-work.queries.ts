import { and, desc, eq, inArray, isNull, sql } from 'drizzle-orm';
import type { StepDetail } from '@helix/contracts/runs';
import type { TaskWork } from '@helix/contracts/tasks';
import { schema, type Db } from '@helix/db';

const { tasks, runs, runSteps, questions } = schema;
const microUsdPerUsd = 1_000_000;

/** The runs of a board's tasks that are not over, each with its last step and what it asks. */
export async function listWork(
  db: Db,
  organizationId: string,
  boardId: string,
): Promise<TaskWork[]> {
  const lastStep = db
    .select({
      kind: runSteps.kind,
      state: runSteps.state,
      detail: runSteps.detail,
      stepStartedAt: runSteps.startedAt,
    })
    .from(runSteps)
    .where(and(eq(runSteps.runId, runs.id), eq(runSteps.attempt, runs.attempt)))
    .orderBy(desc(runSteps.seq))
    .limit(1)
    .as('last_step');
  const rows = await db
    .select({
      taskId: tasks.id,
      runId: runs.id,
      agentId: runs.agentId,
      status: runs.status,
      attempt: runs.attempt,
      reason: runs.reason,
      message: runs.message,
      cost: runs.costMicroUsd,
      createdAt: runs.createdAt,
      startedAt: runs.startedAt,
      kind: lastStep.kind,
      state: lastStep.state,
      detail: lastStep.detail,
      stepStartedAt: lastStep.stepStartedAt,
      questionId: questions.id,
    })
    .from(tasks)
    .innerJoin(runs, eq(runs.taskId, tasks.id))
    .leftJoinLateral(lastStep, sql`true`)
    .leftJoin(questions, and(eq(questions.runId, runs.id), eq(questions.state, 'open')))
    .where(
      and(
        eq(tasks.organizationId, organizationId),
        eq(tasks.boardId, boardId),
        isNull(tasks.deletedAt),
        isNull(tasks.archivedAt),
        inArray(runs.status, ['queued', 'starting', 'running', 'waiting']),
      ),
    )
    .orderBy(runs.id);
  return rows.map(toWork);
}

type WorkRow = Omit<TaskWork, 'costUsd' | 'createdAt' | 'startedAt' | 'step'> & {
  cost: number | null;
  createdAt: Date;
  startedAt: Date | null;
  kind: NonNullable<TaskWork['step']>['kind'] | null;
  state: NonNullable<TaskWork['step']>['state'] | null;
  detail: StepDetail | null;
  stepStartedAt: Date | null;
};

function toWork({ cost, kind, state, detail, stepStartedAt, ...run }: WorkRow): TaskWork {
  const hasStep = kind !== null && state !== null && stepStartedAt !== null;
  return {
    ...run,
    costUsd: cost === null ? null : cost / microUsdPerUsd,
    createdAt: run.createdAt.toISOString(),
    startedAt: run.startedAt?.toISOString() ?? null,
    step: hasStep
      ? { kind, state, name: nameOf(detail), startedAt: stepStartedAt.toISOString() }
      : null,
  };
}

function nameOf(detail: StepDetail | null): string | null {
  if (detail?.kind === 'tool-call') return detail.name;
  return detail?.kind === 'model-call' ? detail.model : null;
}
