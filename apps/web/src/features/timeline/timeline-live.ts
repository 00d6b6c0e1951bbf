import type { QueryClient } from '@tanstack/react-query';
import type { ApplyEvent, LiveEvent } from '../live/live-event.ts';
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
      const taskId = taskOf(event);
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

const holders = ['task', 'run', 'question', 'attachment', 'item', 'dependency'] as const;

/** Which task an event is about, however it says so. */
function taskOf({ data }: LiveEvent): string | undefined {
  if ('taskId' in data && typeof data.taskId === 'string') return data.taskId;
  if ('task' in data) return data.task.id;
  for (const holder of holders) {
    const held: unknown =
      holder in data ? Object.entries(data).find(([name]) => name === holder)?.[1] : undefined;
    if (
      typeof held === 'object' &&
      held !== null &&
      'taskId' in held &&
      typeof held.taskId === 'string'
    ) {
      return held.taskId;
    }
  }
  return undefined;
}
