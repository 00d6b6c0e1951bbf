export { memberHandlers } from './member.handlers.ts';
