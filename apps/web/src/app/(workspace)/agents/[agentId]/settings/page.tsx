import { AgentSettings } from '../../../../../features/agents/tabs/agent-settings.tsx';

type AgentProps = { params: Promise<{ agentId: string }> };

export default async function AgentSettingsTab({ params }: AgentProps) {
  return <AgentSettings agentId={(await params).agentId} />;
}
