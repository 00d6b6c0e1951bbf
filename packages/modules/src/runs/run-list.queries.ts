import { and, desc, eq, getTableColumns, gte, inArray, isNotNull, lt, or, sql } from 'drizzle-orm';
import {
  isEnded,
  runStatuses,
  type ListedRun,
  type Run,
  type RunStatus,
} from '@helix/contracts/runs';
import { schema, type Db } from '@helix/db';
import { onVisibleBoard, type VisibleBoards } from '../structure/index.ts';
import { toRun } from './run.queries.ts';

const { boards, chats, runs, tasks } = schema;

/** Statuses by what people ask for. */
const statusGroups = {
  live: runStatuses.filter((status) => !isEnded(status)),
  ended: runStatuses.filter(isEnded),
  unsuccessful: ['failed', 'timed_out'],
} as const satisfies Record<string, readonly RunStatus[]>;

export type RunFilter = {
  readonly taskId?: string | undefined;
  readonly agentId?: string | undefined;
  readonly boardId?: string | undefined;
  readonly modelId?: string | undefined;
  readonly status?: RunStatus | keyof typeof statusGroups | undefined;
  readonly trigger?: Run['trigger']['kind'] | undefined;
  readonly reason?: string | undefined;
  readonly requestedById?: string | undefined;
  readonly from?: string | undefined;
  readonly to?: string | undefined;
};

/** Newest first: those of tasks that somebody may see, and turns of conversations, which everybody may. */
export async function listRuns(
  db: Db,
  page: RunFilter & {
    organizationId: string;
    visible: VisibleBoards;
    before: string | undefined;
    limit: number;
  },
): Promise<ListedRun[]> {
  const { organizationId, visible, before, limit } = page;
  const isVisible = onVisibleBoard(visible, tasks.boardId);
  const rows = await db
    .select({
      run: getTableColumns(runs),
      task: { id: tasks.id, number: tasks.number, title: tasks.title },
      boardKey: boards.key,
      chat: { id: chats.id, title: chats.title },
    })
    .from(runs)
    .leftJoin(tasks, eq(tasks.id, runs.taskId))
    .leftJoin(boards, eq(boards.id, tasks.boardId))
    .leftJoin(chats, eq(chats.id, runs.chatId))
    .where(
      and(
        eq(runs.organizationId, organizationId),
        isVisible && or(isVisible, isNotNull(runs.chatId)),
        isAskedFor(page),
        before === undefined ? undefined : lt(runs.id, before),
      ),
    )
    .orderBy(desc(runs.id))
    .limit(limit);
  return rows.map(({ run, task, boardKey, chat }) => ({
    ...toRun(run),
    task: task && { id: task.id, key: `${boardKey ?? ''}-${task.number}`, title: task.title },
    chat,
  }));
}

function isAskedFor(filter: RunFilter) {
  const { taskId, agentId, boardId, modelId, status, trigger, reason, requestedById } = filter;
  return and(
    taskId === undefined ? undefined : eq(runs.taskId, taskId),
    agentId === undefined ? undefined : eq(runs.agentId, agentId),
    boardId === undefined ? undefined : eq(tasks.boardId, boardId),
    modelId === undefined ? undefined : eq(runs.modelId, modelId),
    status === undefined ? undefined : inArray(runs.status, statusesOf(status)),
    trigger === undefined ? undefined : sql`${runs.trigger}->>'kind' = ${trigger}`,
    reason === undefined ? undefined : eq(runs.reason, reason),
    requestedById === undefined ? undefined : sql`${runs.requestedBy}->>'id' = ${requestedById}`,
    filter.from === undefined ? undefined : gte(runs.createdAt, new Date(filter.from)),
    filter.to === undefined ? undefined : lt(runs.createdAt, new Date(filter.to)),
  );
}

function statusesOf(status: NonNullable<RunFilter['status']>): RunStatus[] {
  if (status === 'live' || status === 'ended' || status === 'unsuccessful') {
    return [...statusGroups[status]];
  }
  return [status];
}
