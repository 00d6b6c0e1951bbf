export { Board } from './board.tsx';
export { boardCountsQuery, boardQuery, boardWorkQuery, overviewQuery } from './board-queries.ts';
export type { BoardView } from './board-view-patch.ts';
export { collapsedCookie, readCollapsed } from './lanes/collapsed-cookie.ts';
export { Overview } from './overview.tsx';
