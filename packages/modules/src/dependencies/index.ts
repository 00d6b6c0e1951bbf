export { listRelated } from './dependency.queries.ts';
export { dependencyHandlers } from './dependency.handlers.ts';
