// What a browser takes of this slice (docs/decisions/0033-what-a-page-may-weigh.md). Written by `npm run generate`.
export const getTimeline = {"method":"GET","path":"/v1/tasks/:taskId/timeline","access":{"scope":"tasks:read"},"response":{}};
export { timelineEntrySchema } from '../timeline/timeline-entry.ts';
export const timelineFields = ["title","description","priority","labelIds","dueDate","assigneeId","agentId","parentId","requiresApproval"];
