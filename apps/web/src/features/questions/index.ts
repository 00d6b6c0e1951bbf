export { OpenQuestions } from './open-questions.tsx';
