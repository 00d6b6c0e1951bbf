export { whyHandlers } from './why.handlers.ts';
