// What a browser takes of this slice (docs/decisions/0033-what-a-page-may-weigh.md). Written by `npm run generate`.
export const archiveChat = {"method":"POST","path":"/v1/chats/:chatId/archive","access":{"scope":"runs:write","role":"member"},"response":{}};
export { chatArchived } from '../chats/events.ts';
export { chatBodySchema } from '../chats/chat.ts';
export { chatCreated } from '../chats/events.ts';
export { chatMessageAdded } from '../chats/events.ts';
export { chatMessageSchema } from '../chats/chat.ts';
export { chatRestored } from '../chats/events.ts';
export { chatSchema } from '../chats/chat.ts';
export { chatTitleSchema } from '../chats/chat.ts';
export { chatUpdated } from '../chats/events.ts';
export const createChat = {"method":"POST","path":"/v1/chats","access":{"scope":"runs:write","role":"member"},"response":{}};
export const getChat = {"method":"GET","path":"/v1/chats/:chatId","access":{"scope":"runs:read"},"response":{}};
export const listChatMessages = {"method":"GET","path":"/v1/chats/:chatId/messages","access":{"scope":"runs:read"},"response":{}};
export const listChats = {"method":"GET","path":"/v1/chats","access":{"scope":"runs:read"},"response":{}};
export const postChatMessage = {"method":"POST","path":"/v1/chats/:chatId/messages","access":{"scope":"runs:write","role":"member"},"response":{}};
export const restoreChat = {"method":"POST","path":"/v1/chats/:chatId/restore","access":{"scope":"runs:write","role":"member"},"response":{}};
export const updateChat = {"method":"PATCH","path":"/v1/chats/:chatId","access":{"scope":"runs:write","role":"member"},"response":{}};
