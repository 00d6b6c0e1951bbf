'use client';

import { useQuery } from '@tanstack/react-query';
import { Archive, ArchiveRestore, Download } from 'lucide-react';
import { Badge, Button, buttonClass, PageHeader, SkeletonRows, Tabs } from '@helix/ui';
import { apiBase } from '@helix/contracts';
import type { Skill } from '@helix/contracts/skills';
import { client } from '../../lib/browser-client.ts';
import { RequestFailed } from '../../lib/request-failed.tsx';
import { useUrlParams } from '../../lib/use-url-params.ts';
import { useHasRole } from '../session/use-user.ts';
import { messages } from './messages.ts';
import { SkillAgents } from './skill-agents.tsx';
import { SkillFiles } from './skill-files.tsx';
import { skillQuery } from './skill-queries.ts';
import { SkillSettings } from './skill-settings.tsx';
import { SkillText } from './skill-text.tsx';
import { useSkillActions } from './use-skill-actions.ts';

const parts = ['text', 'settings', 'files', 'agents'] as const;

export function SkillPage({ skillId }: { skillId: string }) {
  const { data: skill, error, refetch } = useQuery(skillQuery(client, skillId));
  const [params, change] = useUrlParams();
  const isAdmin = useHasRole('admin');
  const part = parts.find((known) => known === params.get('part')) ?? 'text';
  if (!skill) {
    return (
      <div className="flex-1 gutter py-5">
        {error ? (
          <RequestFailed error={error} onRetry={() => void refetch()} />
        ) : (
          <SkeletonRows label={messages.loading} />
        )}
      </div>
    );
  }
  const mayEdit = isAdmin && skill.archivedAt === null;
  const about = { skill, mayEdit };
  const agentCount = skill.allAgents ? undefined : skill.agentIds.length;
  return (
    <div className="flex min-w-0 flex-1 flex-col overflow-y-auto">
      <SkillHeader skill={skill} isAdmin={isAdmin} />
      <div className="min-w-0 gutter pt-2 pb-5">
        <Tabs
          label={messages.tabs.label}
          value={part}
          onValueChange={(next) => change({ part: next === 'text' ? undefined : next })}
          tabs={[
            { value: 'text', label: messages.tabs.text, content: <SkillText {...about} /> },
            {
              value: 'settings',
              label: messages.tabs.settings,
              content: <SkillSettings key={skill.id} {...about} />,
            },
            {
              value: 'files',
              label: messages.tabs.files,
              count: skill.fileCount,
              content: <SkillFiles {...about} />,
            },
            {
              value: 'agents',
              label: messages.tabs.agents,
              ...(agentCount !== undefined && { count: agentCount }),
              content: <SkillAgents {...about} />,
            },
          ]}
        />
      </div>
    </div>
  );
}

function SkillHeader({ skill, isAdmin }: { skill: Skill; isAdmin: boolean }) {
  const { archive, restore, isPending } = useSkillActions(skill);
  const isArchived = skill.archivedAt !== null;
  return (
    <PageHeader
      title={
        <span className="flex flex-wrap items-center gap-x-3 gap-y-1">
          <span className="font-mono">{skill.name}</span>
          <Badge tone={skill.activation === 'on-demand' ? 'soft' : 'accent'} look="soft">
            {messages.activation[skill.activation]}
          </Badge>
        </span>
      }
      description={isArchived ? messages.archivedBanner : skill.description}
      actions={
        <>
          <a href={`${apiBase}/v1/skills/${skill.id}/export`} download className={buttonClass()}>
            <Download aria-hidden />
            {messages.export}
          </a>
          {isAdmin && (
            <Button
              look={isArchived ? 'plain' : 'quiet'}
              icon={isArchived ? <ArchiveRestore aria-hidden /> : <Archive aria-hidden />}
              busy={isPending}
              onClick={isArchived ? restore : archive}
            >
              {isArchived ? messages.restore : messages.archive}
            </Button>
          )}
        </>
      }
    />
  );
}
