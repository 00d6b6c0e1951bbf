// What a browser takes of this slice (docs/decisions/0033-what-a-page-may-weigh.md). Written by `npm run generate`.
export const addChecklistItem = {"method":"POST","path":"/v1/tasks/:taskId/checklist","access":{"scope":"tasks:write","role":"member"},"response":{}};
export { checklistItemAdded } from '../checklists/events.ts';
export { checklistItemRemoved } from '../checklists/events.ts';
export { checklistItemSchema } from '../checklists/checklist-item.ts';
export { checklistItemUpdated } from '../checklists/events.ts';
export { checklistProgressSchema } from '../checklists/checklist-item.ts';
export { checklistTextSchema } from '../checklists/checklist-item.ts';
export const convertChecklistItem = {"method":"POST","path":"/v1/checklist/:itemId/convert","access":{"scope":"tasks:write","role":"member"},"response":{}};
export const listChecklist = {"method":"GET","path":"/v1/tasks/:taskId/checklist","access":{"scope":"tasks:read"},"response":{}};
export const maxChecklistItems = 200;
export const removeChecklistItem = {"method":"DELETE","path":"/v1/checklist/:itemId","access":{"scope":"tasks:write","role":"member"},"response":{}};
export const updateChecklistItem = {"method":"PATCH","path":"/v1/checklist/:itemId","access":{"scope":"tasks:write","role":"member"},"response":{}};
