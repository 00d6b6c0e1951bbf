export * from './date-range.ts';
export * from './filter.ts';
export type { FilterProblem } from './filter-problem.ts';
export * from './fold.ts';
export * from './matches-filter.ts';
export * from './parse-filter.ts';
export * from './print-filter.ts';
export { filterFields } from './term-values.ts';
export { filterLimits } from './tokens.ts';
