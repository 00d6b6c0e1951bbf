export { checklistHandlers } from './checklist.handlers.ts';
