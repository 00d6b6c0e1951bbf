export { handOverItems } from './checklist-handover.ts';
export { checklistHandlers } from './checklist.handlers.ts';
