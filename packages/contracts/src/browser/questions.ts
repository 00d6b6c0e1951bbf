// What a browser takes of this slice (docs/decisions/0033-what-a-page-may-weigh.md). Written by `npm run generate`.
export const answerQuestion = {"method":"POST","path":"/v1/questions/:questionId/answer","access":{"scope":"runs:write","role":"member"},"response":{}};
export { expireQuestions } from '../questions/jobs.ts';
export { expireQuestionsEveryMinute } from '../questions/jobs.ts';
export const getQuestion = {"method":"GET","path":"/v1/questions/:questionId","access":{"scope":"runs:read"},"response":{}};
export const listQuestions = {"method":"GET","path":"/v1/questions","access":{"scope":"runs:read"},"response":{}};
export { questionAnswered } from '../questions/events.ts';
export { questionAsked } from '../questions/events.ts';
export { questionClosed } from '../questions/events.ts';
export { questionSchema } from '../questions/question.ts';
export const questionStates = ["open","answered","closed"];
