export { OpenQuestions } from './open-questions.tsx';
export { QuestionCard } from './question-card.tsx';
export { openQuestionsQuery } from './question-queries.ts';
