export { remember } from './memory.commands.ts';
export { memoryHandlers } from './memory.handlers.ts';
export { recall, recallForPrompt } from './recall.ts';
