export { Markdown } from './lazy-markdown.tsx';
