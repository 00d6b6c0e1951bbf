export { getModelForCall } from './model-for-call.ts';
export { createModelHandlers } from './model.handlers.ts';
export { findDefaultModelId, findModel, hasModel, listKnownModelIds } from './model.queries.ts';
export type { ModelRunsPort } from './model-runs-port.ts';
export { createModelTests, type ModelTester } from './model-test.ts';
