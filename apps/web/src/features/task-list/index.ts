export { taskListQuery } from './task-list-queries.ts';
