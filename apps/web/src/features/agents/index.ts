export { AgentAvatar } from './agent-avatar.tsx';
export { AgentStatus } from './agent-status.tsx';
export { AgentsPage } from './agents-page.tsx';
export { agentsQuery } from './agent-queries.ts';
