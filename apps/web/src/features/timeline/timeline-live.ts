import type { QueryClient } from '@tanstack/react-query';
import type { ApplyEvent } from '../live/live-event.ts';
import { taskIdOf } from '../live/task-id-of.ts';
import { patchComment, withComment, withRun } from './timeline-patch.ts';
import { timelineKeys, type Timeline } from './timeline-queries.ts';

/** Comments and runs are patched; whatever else happened to a task is told anew by the server, which words it. */
export const applyTimelineEvent: ApplyEvent = (queries, event) => {
  switch (event.type) {
    case 'comment.created':
    case 'comment.updated':
    case 'comment.restored': {
      const { comment } = event.data;
      return patch(queries, comment.taskId, (timeline) => withComment(timeline, comment));
    }
    case 'comment.reaction_added':
    case 'comment.reaction_removed': {
      const { commentId, taskId, reactions } = event.data;
      return patch(queries, taskId, (timeline) =>
        patchComment(timeline, commentId, (comment) => ({ ...comment, reactions })),
      );
    }
    case 'run.changed': {
      const { run } = event.data;
      if (run.taskId === null) return undefined;
      return patch(queries, run.taskId, (timeline) => withRun(timeline, run));
    }
    case 'task.counted':
    case 'task.mentioned':
      return undefined;
    default: {
      const taskId = taskIdOf(event);
      if (taskId === undefined) return undefined;
      void queries.invalidateQueries({ queryKey: timelineKeys.of(taskId) });
      return undefined;
    }
  }
};

function patch(queries: QueryClient, taskId: string, change: (timeline: Timeline) => Timeline) {
  queries.setQueryData<Timeline>(
    timelineKeys.of(taskId),
    (timeline) => timeline && change(timeline),
  );
}
