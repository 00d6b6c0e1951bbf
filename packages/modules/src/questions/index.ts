export { askQuestion } from './question.commands.ts';
export { questionHandlers } from './question.handlers.ts';
export { createQuestionJobs, questionSchedules } from './question.jobs.ts';
export { createQuestionSubscriber } from './question.subscriber.ts';
