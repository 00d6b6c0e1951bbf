import type { QueryClient, QueryKey } from '@tanstack/react-query';
import type { StreamFrame } from '@helix/client';
import type { streamEvents } from '@helix/contracts/live';
import { agentKeys } from '../agents/agent-queries.ts';
import { applyRun, applyTask, boardKeys } from '../boards/board-queries.ts';
import { modelKeys } from '../models/model-queries.ts';
import { taskKeys, type CommentPage } from '../tasks/task-queries.ts';

type LiveEvent = StreamFrame<typeof streamEvents>;

/** One event into the cache that every view reads. What nobody has loaded is left alone. */
export function applyEvent(queries: QueryClient, event: LiveEvent): void {
  patchTask(queries, event);
  patchWork(queries, event);
  for (const queryKey of [...staleThreads(event), ...staleLists(event)]) {
    void queries.invalidateQueries({ queryKey });
  }
}

function patchTask(queries: QueryClient, event: LiveEvent): void {
  switch (event.type) {
    case 'task.created':
    case 'task.moved':
    case 'task.transferred':
    case 'task.archived':
    case 'task.deleted':
    case 'task.restored':
      applyTask(queries, event.data.task);
      return;
    case 'task.updated': {
      const { task, changes } = event.data;
      const description = changes['description']?.to;
      applyTask(queries, typeof description === 'string' ? { ...task, description } : task);
      return;
    }
    default:
  }
}

function patchWork(queries: QueryClient, event: LiveEvent): void {
  switch (event.type) {
    case 'run.created':
    case 'run.changed':
      applyRun(queries, event.data.run);
      return;
    case 'comment.created': {
      const { comment } = event.data;
      queries.setQueryData<CommentPage>(taskKeys.comments(comment.taskId), (page) =>
        page?.items.some(({ id }) => id === comment.id) === false
          ? { ...page, items: [...page.items, comment] }
          : page,
      );
      return;
    }
    default:
  }
}

/** Conversations that have to be read again. */
function staleThreads(event: LiveEvent): QueryKey[] {
  switch (event.type) {
    case 'comment.updated':
    case 'comment.restored':
      return [taskKeys.comments(event.data.comment.taskId)];
    case 'comment.deleted':
    case 'comment.reaction_added':
    case 'comment.reaction_removed':
    case 'attachment.removed':
      return [taskKeys.comments(event.data.taskId)];
    default:
      return [];
  }
}

/** Boards and lists that have to be read again. */
function staleLists(event: LiveEvent): QueryKey[] {
  switch (event.type) {
    case 'task.removed':
    case 'task.counted':
    case 'column.reordered':
    case 'column.ordered':
      return [boardKeys.view(event.data.boardId)];
    case 'column.created':
    case 'column.updated':
    case 'column.deleted':
      return [boardKeys.view(event.data.column.boardId)];
    case 'board.updated':
      return [boardKeys.overview, boardKeys.view(event.data.board.id)];
    case 'board.imported':
      return [boardKeys.view(event.data.boardId)];
    case 'organization.imported':
      return [[]];
    case 'department.created':
    case 'department.updated':
    case 'board.created':
    case 'board.granted':
      return [boardKeys.overview];
    default:
      return staleWorkers(event);
  }
}

function staleWorkers({ type }: LiveEvent): QueryKey[] {
  if (type.startsWith('agent.') || type.startsWith('run.')) return [agentKeys.all];
  return type.startsWith('model.') ? [modelKeys.all] : [];
}
