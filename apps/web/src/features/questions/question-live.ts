import type { ApplyEvent } from '../live/live-event.ts';
import { questionKeys } from './question-queries.ts';

export const applyQuestionEvent: ApplyEvent = (queries, event) => {
  switch (event.type) {
    case 'question.asked':
    case 'question.answered':
    case 'question.closed': {
      const { question } = event.data;
      queries.setQueryData(questionKeys.one(question.id), question);
      return void queries.invalidateQueries({ queryKey: questionKeys.lists });
    }
    default:
      return undefined;
  }
};
