export type { Actor, Client, Context } from './context.ts';
export { implement } from './endpoint-handler.ts';
export type {
  AnswerHandler,
  EndpointHandler,
  StreamFrame,
  StreamHandler,
} from './endpoint-handler.ts';
export { openContext, type ContextOptions } from './open-context.ts';
export { withOrigin } from './with-origin.ts';
