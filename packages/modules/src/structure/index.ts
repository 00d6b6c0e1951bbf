export { getBoard } from './structure.commands.ts';
export { structureHandlers } from './structure.handlers.ts';
export { listColumns, lockColumn, takeTaskNumber } from './structure.queries.ts';
