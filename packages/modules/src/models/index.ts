export { getModelForCall } from './model.commands.ts';
export { modelHandlers } from './model.handlers.ts';
export { findDefaultModelId, hasModel } from './model.queries.ts';
