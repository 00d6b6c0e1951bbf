import type { QueryClient } from '@tanstack/react-query';
import type { Client } from '@helix/client';
import { attachmentsQuery } from '../attachments/attachment-queries.ts';
import { checklistQuery } from '../checklists/checklist-queries.ts';
import { dependenciesQuery, subtasksQuery } from '../dependencies/dependency-queries.ts';
import { columnsQuery } from '../filters/column-queries.ts';
import { labelsQuery } from '../labels/label-queries.ts';
import { membersQuery } from '../members/member-queries.ts';
import { openQuestionsQuery } from '../questions/question-queries.ts';
import { runsQuery } from '../runs/run-queries.ts';
import { timelineQuery } from '../timeline/timeline-queries.ts';
import { whyQuery } from '../why/why-queries.ts';
import { taskQuery, watchersQuery } from './task-queries.ts';

/** All that the first paint of a task shows. Only the task itself has to be there. */
export async function prefetchTask(queries: QueryClient, client: Client, taskId: string) {
  const task = queries.fetchQuery(taskQuery(client, taskId));
  await Promise.all([
    task,
    task.then(({ boardId }) => queries.prefetchQuery(columnsQuery(client, boardId))),
    queries.prefetchInfiniteQuery(timelineQuery(client, taskId)),
    queries.prefetchInfiniteQuery(runsQuery(client, { taskId })),
    queries.prefetchQuery(whyQuery(client, taskId)),
    queries.prefetchQuery(checklistQuery(client, taskId)),
    queries.prefetchQuery(subtasksQuery(client, taskId)),
    queries.prefetchQuery(dependenciesQuery(client, taskId)),
    queries.prefetchQuery(attachmentsQuery(client, taskId)),
    queries.prefetchQuery(watchersQuery(client, taskId)),
    queries.prefetchQuery(openQuestionsQuery(client)),
    queries.prefetchQuery(labelsQuery(client)),
    queries.prefetchQuery(membersQuery(client)),
  ]);
  return task;
}
