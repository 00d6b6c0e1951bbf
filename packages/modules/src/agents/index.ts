export { changeAgentFile } from './agent-file.commands.ts';
export { createAgentHandlers } from './agent.handlers.ts';
export type { AgentRunsPort } from './agent-runs-port.ts';
export { findAgent, findAgentFiles } from './agent.queries.ts';
