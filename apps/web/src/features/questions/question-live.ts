import type { QueryClient } from '@tanstack/react-query';
import type { Question } from '@helix/contracts/questions';
import type { ApplyEvent } from '../live/live-event.ts';
import { questionKeys } from './question-queries.ts';

export const applyQuestionEvent: ApplyEvent = (queries, event) => {
  switch (event.type) {
    case 'question.asked':
    case 'question.answered':
    case 'question.closed':
      return keepOpenQuestions(queries, event.data.question);
    default:
      return undefined;
  }
};

/** The newest first, and none that nobody can answer any more; other lists of questions are read again. */
export function keepOpenQuestions(queries: QueryClient, question: Question): void {
  queries.setQueryData<Question[]>(questionKeys.open, (known) => {
    const others = known?.filter(({ id }) => id !== question.id);
    return question.state === 'open' ? others && [question, ...others] : others;
  });
  void queries.invalidateQueries({ queryKey: questionKeys.lists });
}
