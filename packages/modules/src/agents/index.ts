export { agentHandlers } from './agent.handlers.ts';
export { findAgent, findAgentFiles } from './agent.queries.ts';
