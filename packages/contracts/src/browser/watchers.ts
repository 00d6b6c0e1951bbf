// What a browser takes of this slice (docs/decisions/0033-what-a-page-may-weigh.md). Written by `npm run generate`.
export const addWatcher = {"method":"PUT","path":"/v1/tasks/:taskId/watchers/:memberId","access":{"scope":"tasks:write","role":"member"},"response":{}};
export const listWatchers = {"method":"GET","path":"/v1/tasks/:taskId/watchers","access":{"scope":"tasks:read"},"response":{}};
export const removeWatcher = {"method":"DELETE","path":"/v1/tasks/:taskId/watchers/:memberId","access":{"scope":"tasks:write","role":"member"},"response":{}};
export const unwatch = {"method":"DELETE","path":"/v1/tasks/:taskId/watchers/me","access":{"scope":"tasks:write"},"response":{}};
export const watch = {"method":"PUT","path":"/v1/tasks/:taskId/watchers/me","access":{"scope":"tasks:write"},"response":{}};
export const watchReasons = ["creator","assignee","commenter","mentioned","chosen","added","muted"];
export { watcherAdded } from '../watchers/events.ts';
export { watcherRemoved } from '../watchers/events.ts';
export { watcherSchema } from '../watchers/watcher.ts';
