export { ColumnMenu } from './column-menu.tsx';
export { ExportLink } from './export-link.tsx';
export { TaskList } from './task-list.tsx';
export { taskListQuery } from './task-list-queries.ts';
export { TasksPage } from './tasks-page.tsx';
export { useTaskCount } from './use-task-count.ts';
