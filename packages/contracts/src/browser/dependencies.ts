// What a browser takes of this slice (docs/decisions/0033-what-a-page-may-weigh.md). Written by `npm run generate`.
export const addDependency = {"method":"POST","path":"/v1/tasks/:taskId/dependencies","access":{"scope":"tasks:write","role":"member"},"response":{}};
export { dependenciesSchema } from '../dependencies/dependency.ts';
export { dependencyAdded } from '../dependencies/events.ts';
export { dependencyRemoved } from '../dependencies/events.ts';
export { dependencySchema } from '../dependencies/dependency.ts';
export const listDependencies = {"method":"GET","path":"/v1/tasks/:taskId/dependencies","access":{"scope":"tasks:read"},"response":{}};
export const maxDependencies = 200;
export const removeDependency = {"method":"DELETE","path":"/v1/tasks/:taskId/dependencies/:blockedById","access":{"scope":"tasks:write","role":"member"},"response":{}};
