export { buildPrompt } from './build-prompt.ts';
