export {
  findPermission,
  requireBoard,
  requirePermission,
  seesEveryBoard,
  visibleBoards,
  type BoardVisitor,
} from './board-access.ts';
export { includesPermission, permissionOn } from './board-access.policy.ts';
export { onVisibleBoard, type VisibleBoards } from './board-access.queries.ts';
export { listLabelIdsFor, listLabels } from './label.queries.ts';
export { structureHandlers } from './structure.handlers.ts';
export { isBoardArchived, takeTaskNumber } from './board.queries.ts';
export { refuseStale } from './stale.ts';
export { listColumns, lockColumn } from './column.queries.ts';
