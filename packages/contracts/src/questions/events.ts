import { z } from 'zod';
import { defineEvent } from '../event.ts';
import { questionSchema } from './question.ts';

const data = z.object({ question: questionSchema });

export const questionAsked = defineEvent({ name: 'question.asked', data });
export const questionAnswered = defineEvent({ name: 'question.answered', data });
/** Its run was stopped, or nobody answered in time. */
export const questionClosed = defineEvent({ name: 'question.closed', data });
