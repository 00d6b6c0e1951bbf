export { modelsQuery } from './model-queries.ts';
export { Models } from './models.tsx';
