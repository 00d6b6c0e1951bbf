export { answerLimit, fitWindow } from './fit-window.ts';
export { buildPrompt } from './build-prompt.ts';
export { messageOf, printMessage } from './transcript.ts';
