export { timelineHandlers } from './timeline.handlers.ts';
