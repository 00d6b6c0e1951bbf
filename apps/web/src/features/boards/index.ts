export { Board } from './board.tsx';
export { applyTask, boardKeys, boardQuery, overviewQuery } from './board-queries.ts';
export type { BoardView } from './board-view-patch.ts';
export { Overview } from './overview.tsx';
export { useMoveTask } from './use-move-task.ts';
