import { AgentSkills } from '../../../../../features/agents/tabs/agent-skills.tsx';
import { agentSkillsQuery } from '../../../../../features/agents/agent-queries.ts';
import { skillsQuery } from '../../../../../features/skills/skill-queries.ts';
import { Prefetched } from '../../../../../lib/prefetched.tsx';

type AgentProps = { params: Promise<{ agentId: string }> };

export default async function AgentSkillsTab({ params }: AgentProps) {
  const { agentId } = await params;
  return (
    <Prefetched
      load={(queries, client) => [
        queries.prefetchQuery(agentSkillsQuery(client, agentId)),
        queries.prefetchQuery(skillsQuery(client)),
      ]}
    >
      <AgentSkills agentId={agentId} />
    </Prefetched>
  );
}
