// What a browser takes of this slice (docs/decisions/0033-what-a-page-may-weigh.md). Written by `npm run generate`.
export const createMemory = {"method":"POST","path":"/v1/memories","access":{"scope":"agents:write","role":"admin"},"response":{}};
export const deleteMemory = {"method":"DELETE","path":"/v1/memories/:memoryId","access":{"scope":"agents:write","role":"admin"},"response":{}};
export const getMemory = {"method":"GET","path":"/v1/memories/:memoryId","access":{"scope":"agents:read"},"response":{}};
export const listMemories = {"method":"GET","path":"/v1/memories","access":{"scope":"agents:read"},"response":{}};
export const maxMemories = 1000;
export { memoryAdded } from '../memories/events.ts';
export { memoryRemoved } from '../memories/events.ts';
export { memorySchema } from '../memories/memory.ts';
export { memoryScopeSchema } from '../memories/memory.ts';
export const memoryScopes = ["local","team","global"];
export { memoryTextSchema } from '../memories/memory.ts';
export { memoryUpdated } from '../memories/events.ts';
export const updateMemory = {"method":"PATCH","path":"/v1/memories/:memoryId","access":{"scope":"agents:write","role":"admin"},"response":{}};
