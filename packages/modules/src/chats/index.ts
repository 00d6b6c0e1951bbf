export { addMessage, listConversation, setLatestRun } from './chat-messages.ts';
export { chatHandlers } from './chat.handlers.ts';
export { noChat } from './chat.commands.ts';
export { findLastOfPerson, lockChat, lockChatOfRun } from './chat.queries.ts';
