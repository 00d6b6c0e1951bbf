import { queryOptions } from '@tanstack/react-query';
import type { Client } from '@helix/client';
import { listQuestions } from '@helix/contracts/questions';
import { questionKeys } from '../questions/question-queries.ts';

/** What agents wait to be told about a task. */
export const taskQuestionsQuery = (client: Client, taskId: string) =>
  queryOptions({
    queryKey: [...questionKeys.lists, 'task', taskId] as const,
    queryFn: async () =>
      (await client.call(listQuestions, { query: { taskId, state: 'open' } })).items,
  });
