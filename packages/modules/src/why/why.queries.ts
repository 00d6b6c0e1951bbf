import { and, asc, eq, isNull, notInArray, sql } from 'drizzle-orm';
import { schema, type Db } from '@helix/db';
import { onVisibleBoard, type VisibleBoards } from '../structure/index.ts';
import type { AgentFacts } from './why.policy.ts';

const { tasks, boards, columns, members, users, taskDependencies, agents, models, questions } =
  schema;

export async function findMemberName(
  db: Db,
  organizationId: string,
  memberId: string,
): Promise<string | undefined> {
  const [row] = await db
    .select({ name: users.name })
    .from(members)
    .innerJoin(users, eq(users.id, members.userId))
    .where(and(eq(members.organizationId, organizationId), eq(members.id, memberId)));
  return row?.name;
}

/** What is not closed of what a task waits for, as far as the asker may see it. */
export async function listOpenBlockerKeys(
  db: Db,
  organizationId: string,
  asked: { taskId: string; visible: VisibleBoards },
): Promise<string[]> {
  const rows = await db
    .select({ key: sql<string>`${boards.key} || '-' || ${tasks.number}` })
    .from(taskDependencies)
    .innerJoin(tasks, eq(tasks.id, taskDependencies.blockedById))
    .innerJoin(boards, eq(boards.id, tasks.boardId))
    .innerJoin(columns, eq(columns.id, tasks.columnId))
    .where(
      and(
        eq(taskDependencies.organizationId, organizationId),
        eq(taskDependencies.taskId, asked.taskId),
        notInArray(columns.category, ['done', 'cancelled']),
        isNull(tasks.archivedAt),
        isNull(tasks.deletedAt),
        onVisibleBoard(asked.visible, tasks.boardId),
      ),
    )
    .orderBy(asc(tasks.id))
    .limit(20);
  return rows.map(({ key }) => key);
}

export async function findAskedAt(
  db: Db,
  organizationId: string,
  runId: string,
): Promise<string | undefined> {
  const [row] = await db
    .select({ createdAt: questions.createdAt })
    .from(questions)
    .where(
      and(
        eq(questions.organizationId, organizationId),
        eq(questions.runId, runId),
        eq(questions.state, 'open'),
      ),
    )
    .orderBy(asc(questions.id))
    .limit(1);
  return row?.createdAt.toISOString();
}

export async function findAgentFacts(
  db: Db,
  organizationId: string,
  agentId: string,
): Promise<AgentFacts | undefined> {
  const [row] = await db
    .select({
      id: agents.id,
      name: agents.name,
      executionMode: agents.executionMode,
      pausedAt: agents.pausedAt,
      pauseReason: agents.pauseReason,
      archivedAt: agents.archivedAt,
      maxConcurrentRuns: agents.maxConcurrentRuns,
      hasModel: sql<boolean>`${agents.modelId} is not null or exists (
        select 1 from ${models} where ${models.organizationId} = ${organizationId} and ${models.isDefault}
      )`,
    })
    .from(agents)
    .where(and(eq(agents.organizationId, organizationId), eq(agents.id, agentId)));
  return (
    row && {
      ...row,
      pausedAt: row.pausedAt?.toISOString() ?? null,
      archivedAt: row.archivedAt?.toISOString() ?? null,
    }
  );
}
