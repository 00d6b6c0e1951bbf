export { RunBadge } from './run-badge.tsx';
export { RunPanel } from './run-panel.tsx';
export { runQuery } from './run-queries.ts';
