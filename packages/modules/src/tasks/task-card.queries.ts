import { eq, sql, type SQL } from 'drizzle-orm';
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
  labelIds: sql<string>`${tasks.labelIds}::text`,
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
  enteredColumnAt: sql<string>`${tasks.enteredColumnAt}`,
  completedAt: sql<string | null>`${tasks.completedAt}`,
  archivedAt: sql<string | null>`${tasks.archivedAt}`,
  deletedAt: sql<string | null>`${tasks.deletedAt}`,
  version: tasks.version,
  createdAt: sql<string>`${tasks.createdAt}`,
  updatedAt: sql<string>`${tasks.updatedAt}`,
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

/** The same for very many: rows are taken as they come, in no order. */
export async function readCards(db: Db, where: SQL): Promise<TaskCard[]> {
  const { rows } = await db.execute<CardRow>(sql`
    select ${rawColumns} from ${tasks}
    join ${boards} on ${boards.id} = ${tasks.boardId}
    join ${columns} on ${columns.id} = ${tasks.columnId}
    left join ${runs} on ${runs.id} = ${tasks.latestRunId}
    where ${where}`);
  return rows.map(toCard);
}
const rawColumns = sql.join(
  Object.entries(cardColumns).map(([name, column]) => sql`${column} as ${sql.identifier(name)}`),
  sql`, `,
);

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

/** Field by field: boards have thousands of these, and copying rows whole is several times slower. */
export function toCard(row: CardRow): TaskCard {
  const { runId, runStatus, runAgentId } = row;
  const hasRun = runId !== null && runStatus !== null && runAgentId !== null;
  return {
    id: row.id,
    key: row.key,
    boardId: row.boardId,
    columnId: row.columnId,
    category: row.category,
    position: row.position,
    title: row.title,
    priority: row.priority,
    labelIds: row.labelIds === '{}' ? [] : row.labelIds.slice(1, -1).split(','),
    dueDate: row.dueDate,
    assigneeId: row.assigneeId,
    agentId: row.agentId,
    parentId: row.parentId,
    requiresApproval: row.requiresApproval,
    latestRun: hasRun ? { id: runId, status: runStatus, agentId: runAgentId } : null,
    checklist: { done: row.checklistDone, total: row.checklistTotal },
    subtasks: { done: row.subtasksDone, total: row.subtasksTotal },
    openBlockers: row.openBlockers,
    commentCount: row.commentCount,
    attachmentCount: row.attachmentCount,
    reviewRequestedBy: row.reviewRequestedBy,
    awaitsRoomIn: row.awaitsRoomIn,
    createdBy: row.createdBy,
    enteredColumnAt: wireTime(row.enteredColumnAt),
    completedAt: row.completedAt === null ? null : wireTime(row.completedAt),
    archivedAt: row.archivedAt === null ? null : wireTime(row.archivedAt),
    deletedAt: row.deletedAt === null ? null : wireTime(row.deletedAt),
    version: row.version,
    createdAt: wireTime(row.createdAt),
    updatedAt: wireTime(row.updatedAt),
  };
}

export function toTask(row: TaskRow): Task {
  return { ...toCard(row), description: row.description };
}

/** A time as the wire has it, from how the database prints it; a Date for each is most of the cost of a card. */
function wireTime(stored: string): string {
  if (!stored.endsWith('+00') || stored.length > 26) return new Date(stored).toISOString();
  const fraction = stored.slice(19, -3).padEnd(4, '0').replace(/^0/, '.');
  return `${stored.slice(0, 10)}T${stored.slice(11, 19)}${fraction}Z`;
}
