import { queryOptions } from '@tanstack/react-query';
import type { Client } from '@helix/client';
import { listQuestions } from '@helix/contracts/questions';

/** Whoever keeps questions keeps them below `lists`, so that events reach them. */
export const questionKeys = {
  lists: ['questions'] as const,
  open: ['questions', 'open'] as const,
};

/** What agents wait for an answer to, on whatever task. */
export const openQuestionsQuery = (client: Client) =>
  queryOptions({
    queryKey: questionKeys.open,
    queryFn: async () =>
      (await client.call(listQuestions, { query: { state: 'open', limit: 100 } })).items,
  });
