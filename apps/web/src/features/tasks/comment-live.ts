import type { ApplyEvent } from '../live/live-event.ts';
import { taskKeys, type CommentPage } from './task-queries.ts';

export const applyCommentEvent: ApplyEvent = (queries, event) => {
  const readAgain = (taskId: string) =>
    void queries.invalidateQueries({ queryKey: taskKeys.comments(taskId) });
  switch (event.type) {
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
      return readAgain(event.data.comment.taskId);
    case 'comment.deleted':
    case 'comment.reaction_added':
    case 'comment.reaction_removed':
    case 'attachment.removed':
      return readAgain(event.data.taskId);
    default:
  }
};
