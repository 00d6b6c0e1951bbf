import type { QueryClient } from '@tanstack/react-query';
import type { OrganizationEvent } from '@helix/contracts/live';
import { agentKeys } from '../agents/agent-queries.ts';
import { applyTask, applyRun, boardKeys } from '../boards/board-queries.ts';
import { modelKeys } from '../models/model-queries.ts';
import { taskKeys, type CommentPage } from '../tasks/task-queries.ts';

/** One event into the cache that every view reads. What nobody has loaded is left alone. */
export function applyEvent(queries: QueryClient, event: OrganizationEvent): void {
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
    case 'task.removed':
    case 'task.counted':
    case 'column.reordered':
      void queries.invalidateQueries({ queryKey: boardKeys.view(event.data.boardId) });
      return;
    case 'run.created':
    case 'run.changed':
      applyRun(queries, event.data.run);
      void queries.invalidateQueries({ queryKey: agentKeys.all });
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
    case 'comment.updated':
    case 'comment.restored':
      void queries.invalidateQueries({ queryKey: taskKeys.comments(event.data.comment.taskId) });
      return;
    case 'comment.deleted':
    case 'comment.reaction_added':
    case 'comment.reaction_removed':
    case 'attachment.removed':
      void queries.invalidateQueries({ queryKey: taskKeys.comments(event.data.taskId) });
      return;
    case 'department.created':
    case 'board.created':
      void queries.invalidateQueries({ queryKey: boardKeys.overview });
      return;
    case 'agent.created':
      void queries.invalidateQueries({ queryKey: agentKeys.all });
      return;
    case 'model.created':
      void queries.invalidateQueries({ queryKey: modelKeys.all });
      return;
    default:
    // Nothing that is on a page yet.
  }
}
