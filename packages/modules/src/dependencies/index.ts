export { dependencyHandlers } from './dependency.handlers.ts';
