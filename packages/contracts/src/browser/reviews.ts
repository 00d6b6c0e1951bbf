// What a browser takes of this slice (docs/decisions/0033-what-a-page-may-weigh.md). Written by `npm run generate`.
export const approveTask = {"method":"POST","path":"/v1/tasks/:taskId/approve","access":{"scope":"tasks:write","role":"member"},"response":{}};
export const rejectTask = {"method":"POST","path":"/v1/tasks/:taskId/reject","access":{"scope":"tasks:write","role":"member"},"response":{}};
export { taskApproved } from '../reviews/events.ts';
export { taskRejected } from '../reviews/events.ts';
