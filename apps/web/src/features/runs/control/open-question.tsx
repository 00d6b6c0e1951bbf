'use client';

import { useQuery } from '@tanstack/react-query';
import { client } from '../../../lib/browser-client.ts';
import { QuestionCard } from '../../questions/question-card.tsx';
import { runQuestionsQuery } from '../run-queries.ts';
import { useMayControl } from './use-run-control.ts';

/** What the run waits for, to be answered where it is read. */
export function OpenQuestion({ runId }: { runId: string }) {
  const { data } = useQuery(runQuestionsQuery(client, runId));
  const mayAnswer = useMayControl();
  const open = data?.find(({ state }) => state === 'open');
  return open ? <QuestionCard key={open.id} question={open} mayAnswer={mayAnswer} /> : null;
}
