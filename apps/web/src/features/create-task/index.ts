export { CreateTaskDialog } from './create-task-dialog.tsx';
