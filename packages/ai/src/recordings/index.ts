export { createRecorder } from './recorder.ts';
export { createReplayer } from './replayer.ts';
