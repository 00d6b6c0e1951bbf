export { BoardSettingsPage } from './board-settings-page.tsx';
export { boardSettingsQuery } from './board-settings-queries.ts';
export { DepartmentMenu, NewDepartmentDialog } from './department-dialogs.tsx';
export { NewBoardDialog } from './new-board-dialog.tsx';
