'use client';

import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { Plus, Puzzle, X } from 'lucide-react';
import Link from 'next/link';
import {
  Button,
  buttonClass,
  EmptyState,
  IconButton,
  PickMenu,
  Section,
  SkeletonRows,
  useToast,
} from '@helix/ui';
import { assignSkills, type SkillSummary } from '@helix/contracts/skills';
import { client } from '../../../lib/browser-client.ts';
import { messageOf } from '../../../lib/error-message.ts';
import { useHasRole } from '../../session/use-user.ts';
import { messages as skillMessages } from '../../skills/messages.ts';
import { skillKeys, skillsQuery } from '../../skills/skill-queries.ts';
import { useUndo } from '../../undo/index.ts';
import { agentKeys, agentSkillsQuery } from '../agent-queries.ts';
import { messages } from '../messages.ts';
import { useAgent } from './use-agent.ts';

const words = messages.skills;

/** How this agent does things. */
export function AgentSkills({ agentId }: { agentId: string }) {
  const agent = useAgent(agentId);
  const { data } = useQuery(agentSkillsQuery(client, agentId));
  const { data: all } = useQuery(skillsQuery(client));
  const mayAssign = useHasRole('admin') && agent.archivedAt === null;
  const assign = useAssignSkills(agentId, agent.name);
  if (!data || !all) return <SkeletonRows label={skillMessages.loading} />;
  const own = data.items.filter(({ allAgents }) => !allAgents);
  const everybodys = data.items.filter(({ allAgents }) => allAgents);
  const ids = own.map(({ id }) => id);
  return (
    <div className="grid max-w-3xl gap-8">
      <Section
        title={words.title}
        description={words.description}
        actions={
          mayAssign &&
          all.length > 0 && (
            <PickMenu
              multiple
              label={words.assign}
              placeholder={words.search}
              value={ids}
              onPick={(next) => assign.mutate({ before: ids, after: [...next] })}
              items={all
                .filter(({ allAgents }) => !allAgents)
                .map(({ id, name, description }) => ({
                  id,
                  label: name,
                  words: description,
                }))}
              trigger={<Button icon={<Plus aria-hidden />}>{words.assign}</Button>}
            />
          )
        }
      >
        {own.length === 0 ? (
          <EmptyState
            size="small"
            icon={<Puzzle />}
            title={all.length === 0 ? words.noSkillsYet : words.none}
            text={words.noneText}
            action={
              mayAssign &&
              all.length === 0 && (
                <Link href="/skills/new" className={buttonClass()}>
                  {words.makeSkill}
                </Link>
              )
            }
          />
        ) : (
          <ul className="grid gap-2">
            {own.map((skill) => (
              <SkillRow
                key={skill.id}
                skill={skill}
                {...(mayAssign && {
                  onRemove: () =>
                    assign.mutate({ before: ids, after: ids.filter((id) => id !== skill.id) }),
                })}
              />
            ))}
          </ul>
        )}
      </Section>
      {everybodys.length > 0 && (
        <Section title={words.everybody} description={words.everybodyText}>
          <ul className="grid gap-2">
            {everybodys.map((skill) => (
              <SkillRow key={skill.id} skill={skill} />
            ))}
          </ul>
        </Section>
      )}
    </div>
  );
}

function SkillRow({ skill, onRemove }: { skill: SkillSummary; onRemove?: () => void }) {
  return (
    <li className="relative flex items-start gap-3 rounded-lg border border-line bg-raised px-3.5 py-2.5 hover:border-edge">
      <div className="grid min-w-0 flex-1 gap-0.5">
        <Link
          href={`/skills/${skill.id}`}
          className="truncate rounded-sm font-mono text-sm font-medium after:absolute after:inset-0"
        >
          {skill.name}
        </Link>
        <p className="line-clamp-2 text-sm text-soft">{skill.description}</p>
        <p className="text-xs text-soft">
          {skillMessages.activation[skill.activation]} · {words.version(skill.version)}
        </p>
      </div>
      {onRemove && (
        <span className="relative z-10">
          <IconButton
            size="small"
            label={words.remove(skill.name)}
            icon={<X aria-hidden />}
            onClick={onRemove}
          />
        </span>
      )}
    </li>
  );
}

function useAssignSkills(agentId: string, name: string) {
  const queries = useQueryClient();
  const show = useToast();
  const { offer } = useUndo();
  const write = async (skillIds: string[]) => {
    const assigned = await client.call(assignSkills, { params: { agentId }, body: { skillIds } });
    queries.setQueryData(agentKeys.skills(agentId), assigned);
    void queries.invalidateQueries({ queryKey: skillKeys.all });
  };
  return useMutation({
    mutationFn: ({ after }: { before: string[]; after: string[] }) => write(after),
    onSuccess: (_done, { before }) =>
      offer({ title: words.changed(name), undo: () => write(before) }),
    onError(error) {
      void queries.invalidateQueries({ queryKey: agentKeys.skills(agentId) });
      show(words.notChanged(messageOf(error)), 'bad');
    },
  });
}
