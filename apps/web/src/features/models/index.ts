export { modelsQuery } from './model-queries.ts';
