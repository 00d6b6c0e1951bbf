export { createDbosEngine } from './create-engine.ts';
export { migrateDurable } from './migrate.ts';
