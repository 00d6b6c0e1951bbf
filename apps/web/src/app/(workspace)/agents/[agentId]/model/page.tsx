import { AgentModel } from '../../../../../features/agents/tabs/agent-model.tsx';

type AgentProps = { params: Promise<{ agentId: string }> };

export default async function AgentModelTab({ params }: AgentProps) {
  return <AgentModel agentId={(await params).agentId} />;
}
