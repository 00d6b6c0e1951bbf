export { handOverItems } from './checklist-handover.ts';
export { changeChecklist } from './checklist-by-run.ts';
export { listItems } from './checklist.queries.ts';
export { checklistHandlers } from './checklist.handlers.ts';
