export { AgentChat } from './agent-chat.tsx';
