'use client';

import { useQuery } from '@tanstack/react-query';
import dynamic from 'next/dynamic';
import { client } from '../../lib/browser-client.ts';
import { openQuestionsQuery } from './question-queries.ts';

const QuestionCard = dynamic(async () => (await import('./question-card.tsx')).QuestionCard);

type OpenQuestionsProps = { taskId: string; mayAnswer: boolean };

/** What agents wait for to be told before they go on with a task. */
export function OpenQuestions({ taskId, mayAnswer }: OpenQuestionsProps) {
  const { data } = useQuery(openQuestionsQuery(client));
  return data
    ?.filter((question) => question.taskId === taskId)
    .map((question) => (
      <QuestionCard key={question.id} question={question} mayAnswer={mayAnswer} />
    ));
}
