export { Markdown } from '../features/markdown/index.ts';
