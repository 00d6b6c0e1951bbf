import { queryOptions } from '@tanstack/react-query';
import type { Client } from '@helix/client';
import { getQuestion, listQuestions } from '@helix/contracts/questions';

export const questionKeys = {
  one: (questionId: string) => ['question', questionId] as const,
  lists: ['questions'] as const,
  open: ['questions', 'open'] as const,
};

export const questionQuery = (client: Client, questionId: string) =>
  queryOptions({
    queryKey: questionKeys.one(questionId),
    queryFn: () => client.call(getQuestion, { params: { questionId } }),
  });

/** What agents wait for an answer to, on whatever task. */
export const openQuestionsQuery = (client: Client) =>
  queryOptions({
    queryKey: questionKeys.open,
    queryFn: () => client.call(listQuestions, { query: { state: 'open', limit: 100 } }),
  });
