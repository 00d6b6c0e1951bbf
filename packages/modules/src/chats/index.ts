export { addMessage, listConversation, setLatestRun } from './chat-messages.ts';
export { chatHandlers } from './chat.handlers.ts';
export { beginChat, noChat } from './chat.commands.ts';
export { findLastOfPerson, listMessages, lockChat, lockChatOfRun } from './chat.queries.ts';
