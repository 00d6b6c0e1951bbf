import { dehydrate, HydrationBoundary } from '@tanstack/react-query';
import { AgentSkills } from '../../../../../features/agents/agent-skills.tsx';
import { agentSkillsQuery } from '../../../../../features/agents/agent-queries.ts';
import { skillsQuery } from '../../../../../features/skills/skill-queries.ts';
import { createServerQueries } from '../../../../../lib/server-queries.ts';
import { serverClient } from '../../../../../lib/server-client.ts';

type AgentProps = { params: Promise<{ agentId: string }> };

export default async function AgentSkillsTab({ params }: AgentProps) {
  const { agentId } = await params;
  const queries = createServerQueries();
  const client = await serverClient();
  await Promise.all([
    queries.prefetchQuery(agentSkillsQuery(client, agentId)),
    queries.prefetchQuery(skillsQuery(client)),
  ]);
  return (
    <HydrationBoundary state={dehydrate(queries)}>
      <AgentSkills agentId={agentId} />
    </HydrationBoundary>
  );
}
