// What a browser takes of this slice (docs/decisions/0033-what-a-page-may-weigh.md). Written by `npm run generate`.
export const csvFields = {"title":["title","name","summary","task","subject","card name"],"description":["description","body","details","notes","card description"],"column":["column","status","state","list","list name","stage"],"priority":["priority","importance"],"labels":["labels","label","tags"],"dueDate":["due date","due","duedate","deadline"],"assignee":["assignee","assigned to","owner","assignee e-mail","assignee email"],"agent":["agent"],"checklist":["checklist"]};
export const importCsv = {"method":"POST","path":"/v1/boards/:boardId/import/csv","access":{"scope":"tasks:write","role":"member"},"body":{"kind":"file","maxBytes":20971520,"contentTypes":["text/csv","text/plain","text/tab-separated-values","application/csv","application/vnd.ms-excel","application/octet-stream"]},"response":{}};
export const importOrganization = {"method":"POST","path":"/v1/organization/import","access":{"scope":"organization:write","role":"owner"},"body":{"kind":"file","maxBytes":4294967296,"contentTypes":["application/zip","application/x-zip-compressed","application/octet-stream"]},"response":{}};
export { importProblemSchema } from '../imports/task-import.ts';
export const importTrello = {"method":"POST","path":"/v1/boards/:boardId/import/trello","access":{"scope":"tasks:write","role":"member"},"body":{"kind":"file","maxBytes":52428800,"contentTypes":["application/json","text/json","text/plain","application/octet-stream"]},"response":{}};
export const maxProblemsShown = 100;
export { organizationImportSchema } from '../imports/organization-import.ts';
export { organizationImported } from '../imports/events.ts';
export { taskImportSchema } from '../imports/task-import.ts';
export { tasksImported } from '../imports/events.ts';
