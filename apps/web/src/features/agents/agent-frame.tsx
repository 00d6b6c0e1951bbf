'use client';

import { useQuery } from '@tanstack/react-query';
import { MessageSquare, Pause, Play } from 'lucide-react';
import Link from 'next/link';
import { usePathname } from 'next/navigation';
import type { ReactNode } from 'react';
import { Badge, Button, buttonClass, PageHeader, SkeletonRows, TabLinks } from '@helix/ui';
import type { Agent } from '@helix/contracts/agents';
import { client } from '../../lib/browser-client.ts';
import { RequestFailed } from '../../lib/request-failed.tsx';
import { useHasRole } from '../session/use-user.ts';
import { useCommands } from '../shortcuts/index.ts';
import { AgentAvatar } from './agent-avatar.tsx';
import { AgentMenu } from './agent-menu.tsx';
import { agentQuery, agentQuestionsQuery } from './agent-queries.ts';
import { AgentStatus } from './agent-status.tsx';
import { messages } from './messages.ts';
import { useAgentActions } from './use-agent-actions.ts';

const tabs = [
  '',
  'chat',
  'runs',
  'soul',
  'memory',
  'skills',
  'model',
  'activity',
  'settings',
] as const;
type Tab = Exclude<(typeof tabs)[number], ''> | 'now';
const nameOf = (tab: (typeof tabs)[number]): Tab => (tab === '' ? 'now' : tab);

/** What stands above every page of an agent. */
export function AgentFrame({ agentId, children }: { agentId: string; children: ReactNode }) {
  const { data: agent, error, refetch } = useQuery(agentQuery(client, agentId));
  if (agent) {
    return (
      <div className="flex min-w-0 flex-1 flex-col overflow-y-auto">
        <AgentHeader agent={agent} />
        <div className="grid min-w-0 flex-1 content-start gutter py-5">{children}</div>
      </div>
    );
  }
  return (
    <div className="flex-1 gutter py-5">
      {error ? (
        <RequestFailed error={error} onRetry={() => void refetch()} />
      ) : (
        <SkeletonRows label={messages.agentLoading} />
      )}
    </div>
  );
}

function AgentHeader({ agent }: { agent: Agent }) {
  const path = usePathname();
  const isAdmin = useHasRole('admin');
  const isMember = useHasRole('member');
  const { data: questions } = useQuery(agentQuestionsQuery(client, agent.id));
  const root = `/agents/${agent.id}`;
  const shown = tabs.filter(
    (tab) => (tab !== 'settings' || isAdmin) && (tab !== 'chat' || isMember),
  );
  const openQuestions = questions?.items.length ?? 0;
  return (
    <PageHeader
      lead={<AgentAvatar name={agent.name} avatar={agent.avatar} size="huge" />}
      title={
        <span className="flex flex-wrap items-center gap-x-3 gap-y-1">
          {agent.name}
          {agent.archivedAt === null ? (
            <AgentStatus status={agent.status} look="soft" />
          ) : (
            <Badge tone="soft" look="soft">
              {messages.archived}
            </Badge>
          )}
        </span>
      }
      description={
        agent.pauseReason === null
          ? agent.role
          : `${agent.role} · ${messages.pausedBecause(agent.pauseReason)}`
      }
      actions={isMember && <HeaderActions agent={agent} />}
    >
      {agent.archivedAt !== null && <p className="text-sm text-soft">{messages.archivedBanner}</p>}
      <TabLinks
        label={messages.tabs.label}
        renderLink={(props) => <Link {...props} />}
        items={shown.map((tab) => {
          const href = tab === '' ? root : `${root}/${tab}`;
          return {
            href,
            label: messages.tabs[nameOf(tab)],
            isCurrent: path === href,
            ...(tab === '' && openQuestions > 0 && { count: openQuestions }),
          };
        })}
      />
    </PageHeader>
  );
}

function HeaderActions({ agent }: { agent: Agent }) {
  const { pause, resume, isPending } = useAgentActions(agent);
  const isPaused = agent.pausedAt !== null;
  const isHere = agent.archivedAt === null;
  useCommands([
    {
      id: 'pause-agent',
      title: `${isPaused ? messages.resume : messages.pause}: ${agent.name}`,
      group: messages.title,
      icon: isPaused ? Play : Pause,
      isAvailable: isHere,
      run: () => (isPaused ? resume() : pause()),
    },
  ]);
  return (
    <>
      {isHere && (
        <>
          <Link href={`/agents/${agent.id}/chat`} className={buttonClass()}>
            <MessageSquare aria-hidden />
            {messages.chat}
          </Link>
          <Button
            icon={isPaused ? <Play aria-hidden /> : <Pause aria-hidden />}
            busy={isPending}
            onClick={() => (isPaused ? resume() : pause())}
          >
            {isPaused ? messages.resume : messages.pause}
          </Button>
        </>
      )}
      <AgentMenu agent={agent} />
    </>
  );
}
