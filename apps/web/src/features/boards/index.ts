export { Board } from './board.tsx';
export { boardQuery, overviewQuery } from './board-queries.ts';
export type { BoardView } from './board-view-patch.ts';
export { Overview } from './overview.tsx';
