export { createTextMerger } from './text-merger.ts';
