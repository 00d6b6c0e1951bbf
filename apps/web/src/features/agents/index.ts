export { agentsQuery } from './agent-queries.ts';
export { Agents } from './agents.tsx';
