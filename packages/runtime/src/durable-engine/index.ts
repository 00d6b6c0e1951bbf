export { createEngine } from './create-engine.ts';
export { migrateDurable } from './migrate.ts';
