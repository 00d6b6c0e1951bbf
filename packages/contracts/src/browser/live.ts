// What a browser takes of this slice (docs/decisions/0033-what-a-page-may-weigh.md). Written by `npm run generate`.
export const announcePresence = {"method":"PUT","path":"/v1/presence","access":{"scope":"tasks:read"},"response":{}};
export const endPresence = {"method":"DELETE","path":"/v1/presence/:clientId","access":{"scope":"tasks:read"},"response":{}};
export const getStreamPosition = {"method":"GET","path":"/v1/events/position","access":{"scope":"tasks:read"},"response":{}};
export const listPresence = {"method":"GET","path":"/v1/boards/:boardId/presence","access":{"scope":"tasks:read"},"response":{}};
export { organizationEvents } from '../live/organization-events.ts';
export { presenceChanged } from '../live/presence.ts';
export const streamEvents = {"method":"GET","path":"/v1/events","access":{"scope":"tasks:read"},"response":{"kind":"events"}};
