'use client';

import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import Link from 'next/link';
import { Checkbox, EmptyState, Section, useToast } from '@helix/ui';
import { assignSkills, listAgentSkills, type Skill } from '@helix/contracts/skills';
import { client } from '../../lib/browser-client.ts';
import { messageOf } from '../../lib/error-message.ts';
import { AgentAvatar } from '../agents/agent-avatar.tsx';
import { agentKeys, agentsQuery } from '../agents/agent-queries.ts';
import { useUndo } from '../undo/index.ts';
import { messages } from './messages.ts';
import { skillKeys } from './skill-queries.ts';

/** Who has the skill; a tick gives or takes it. */
export function SkillAgents({ skill, mayEdit }: { skill: Skill; mayEdit: boolean }) {
  const { data: agents } = useQuery(agentsQuery(client));
  const give = useGiveSkill(skill);
  if (skill.allAgents) {
    return <p className="text-sm text-soft">{messages.form.allAgents}</p>;
  }
  const items = agents?.items ?? [];
  if (items.length === 0) return <EmptyState size="small" title={messages.form.noAgents} />;
  return (
    <Section title={messages.form.agents} className="max-w-2xl">
      <ul className="divide-y divide-line rounded-lg border border-line bg-raised">
        {items.map((agent) => {
          const hasSkill = skill.agentIds.includes(agent.id);
          return (
            <li key={agent.id} className="flex items-center gap-3 px-3.5 py-2">
              <Checkbox
                aria-label={agent.name}
                checked={hasSkill}
                disabled={!mayEdit || give.isPending}
                onCheckedChange={(isGiven) => give.mutate({ agentId: agent.id, isGiven })}
              />
              <AgentAvatar name={agent.name} avatar={agent.avatar} size="medium" />
              <Link
                href={`/agents/${agent.id}/skills`}
                className="min-w-0 flex-1 truncate rounded-sm text-sm hover:underline"
              >
                {agent.name} <span className="text-soft">{agent.role}</span>
              </Link>
            </li>
          );
        })}
      </ul>
    </Section>
  );
}

type Giving = { agentId: string; isGiven: boolean };

function useGiveSkill(skill: Skill) {
  const queries = useQueryClient();
  const { offer } = useUndo();
  const show = useToast();
  const write = async ({ agentId, isGiven }: Giving) => {
    const params = { agentId };
    const { items } = await client.call(listAgentSkills, { params });
    const others = items.filter(({ id, allAgents }) => !allAgents && id !== skill.id);
    const skillIds = [...others.map(({ id }) => id), ...(isGiven ? [skill.id] : [])];
    const assigned = await client.call(assignSkills, { params, body: { skillIds } });
    queries.setQueryData(agentKeys.skills(agentId), assigned);
    await Promise.all([
      queries.invalidateQueries({ queryKey: skillKeys.one(skill.id), exact: true }),
      queries.invalidateQueries({ queryKey: skillKeys.all }),
    ]);
  };
  const patch = ({ agentId, isGiven }: Giving) =>
    queries.setQueryData<Skill>(skillKeys.one(skill.id), (known) => {
      if (!known) return undefined;
      const others = known.agentIds.filter((id) => id !== agentId);
      return { ...known, agentIds: isGiven ? [...others, agentId] : others };
    });
  return useMutation({
    mutationFn: write,
    onMutate: (giving) => void patch(giving),
    onSuccess: (_done, giving) =>
      offer({
        title: messages.assigned(skill.name),
        undo: () => write({ ...giving, isGiven: !giving.isGiven }),
      }),
    onError(error, giving) {
      patch({ ...giving, isGiven: !giving.isGiven });
      show(messages.notChanged(skill.name, messageOf(error)), 'bad');
    },
  });
}
