export { getModelForCall } from './model-for-call.ts';
export { modelHandlers } from './model.handlers.ts';
export { findDefaultModelId, findModel, hasModel, listKnownModelIds } from './model.queries.ts';
export { createModelTests, type ModelTester } from './model-test.ts';
