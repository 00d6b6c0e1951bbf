import { eq, sql } from 'drizzle-orm';
import type { Category } from '@helix/contracts/structure';
import type { Task, TaskCard } from '@helix/contracts/tasks';
import { schema, type Db } from '@helix/db';

const { tasks, boards, columns, runs } = schema;

const cardColumns = {
  id: tasks.id,
  key: sql<string>`${boards.key} || '-' || ${tasks.number}`,
  boardId: tasks.boardId,
  columnId: tasks.columnId,
  category: columns.category,
  position: tasks.position,
  title: tasks.title,
  priority: tasks.priority,
  labelIds: tasks.labelIds,
  dueDate: tasks.dueDate,
  assigneeId: tasks.assigneeId,
  agentId: tasks.agentId,
  parentId: tasks.parentId,
  requiresApproval: tasks.requiresApproval,
  runId: runs.id,
  runStatus: runs.status,
  runAgentId: runs.agentId,
  checklistDone: tasks.checklistDone,
  checklistTotal: tasks.checklistTotal,
  subtasksDone: tasks.subtasksDone,
  subtasksTotal: tasks.subtasksTotal,
  openBlockers: tasks.openBlockers,
  commentCount: tasks.commentCount,
  attachmentCount: tasks.attachmentCount,
  reviewRequestedBy: tasks.reviewRequestedBy,
  awaitsRoomIn: sql<Category | null>`${tasks.awaitsRoom} ->> 'category'`,
  createdBy: tasks.createdBy,
  enteredColumnAt: tasks.enteredColumnAt,
  completedAt: tasks.completedAt,
  archivedAt: tasks.archivedAt,
  deletedAt: tasks.deletedAt,
  version: tasks.version,
  createdAt: tasks.createdAt,
  updatedAt: tasks.updatedAt,
};

/** Cards, without their order: what a board or a list is made of. */
export function selectCards(db: Db) {
  return db
    .select(cardColumns)
    .from(tasks)
    .innerJoin(boards, eq(boards.id, tasks.boardId))
    .innerJoin(columns, eq(columns.id, tasks.columnId))
    .leftJoin(runs, eq(runs.id, tasks.latestRunId));
}

/** The same with the long text. */
export function selectTasks(db: Db) {
  return db
    .select({ ...cardColumns, description: tasks.description })
    .from(tasks)
    .innerJoin(boards, eq(boards.id, tasks.boardId))
    .innerJoin(columns, eq(columns.id, tasks.columnId))
    .leftJoin(runs, eq(runs.id, tasks.latestRunId));
}

type CardRow = Awaited<ReturnType<typeof selectCards>>[number];
type TaskRow = Awaited<ReturnType<typeof selectTasks>>[number];

export function toCard(row: CardRow): TaskCard {
  const { runId, runStatus, runAgentId, ...rest } = row;
  const { checklistDone, checklistTotal, subtasksDone, subtasksTotal, ...task } = rest;
  const hasRun = runId !== null && runStatus !== null && runAgentId !== null;
  return {
    ...task,
    latestRun: hasRun ? { id: runId, status: runStatus, agentId: runAgentId } : null,
    checklist: { done: checklistDone, total: checklistTotal },
    subtasks: { done: subtasksDone, total: subtasksTotal },
    enteredColumnAt: task.enteredColumnAt.toISOString(),
    completedAt: task.completedAt?.toISOString() ?? null,
    archivedAt: task.archivedAt?.toISOString() ?? null,
    deletedAt: task.deletedAt?.toISOString() ?? null,
    createdAt: task.createdAt.toISOString(),
    updatedAt: task.updatedAt.toISOString(),
  };
}

export function toTask({ description, ...row }: TaskRow): Task {
  return { ...toCard(row), description };
}
