export { TaskPanel } from './task-panel.tsx';
export { commentsQuery, taskQuery } from './task-queries.ts';
