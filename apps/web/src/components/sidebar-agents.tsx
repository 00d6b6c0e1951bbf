'use client';

import { useQuery } from '@tanstack/react-query';
import type { Agent, AgentStatus } from '@helix/contracts/agents';
import { AgentAvatar } from '../features/agents/agent-avatar.tsx';
import { agentsQuery } from '../features/agents/agent-queries.ts';
import { useHasRole } from '../features/session/use-user.ts';
import { client } from '../lib/browser-client.ts';
import { messages } from './messages.ts';
import { agentsPlace } from './places.ts';
import { SidebarLink } from './sidebar-link.tsx';
import { SidebarPlace } from './sidebar-section.tsx';

/** More than these are one click away; the sidebar is not the directory. */
const shownAgents = 8;

/** Agents, and what each is doing at this moment. Their order stays, so that nobody clicks beside. */
export function SidebarAgents() {
  const { data } = useQuery(agentsQuery(client));
  const isAdmin = useHasRole('admin');
  const agents = (data?.items ?? []).filter(({ archivedAt }) => archivedAt === null);
  return (
    <SidebarPlace id="agents" place={agentsPlace}>
      {data && agents.length === 0 && (
        <SidebarLink href="/agents" isIndented>
          {isAdmin ? messages.newAgent : messages.noAgents}
        </SidebarLink>
      )}
      {agents.slice(0, shownAgents).map((agent) => (
        <AgentRow key={agent.id} agent={agent} />
      ))}
      {agents.length > shownAgents && (
        <SidebarLink href="/agents" isIndented>
          {messages.allAgents(agents.length)}
        </SidebarLink>
      )}
    </SidebarPlace>
  );
}

const dots: Readonly<Record<AgentStatus, string>> = {
  idle: 'border border-edge',
  working: 'bg-busy motion-safe:animate-pulse',
  waiting: 'bg-accent',
  paused: 'bg-soft',
  unreachable: 'bg-bad',
};

function AgentRow({ agent }: { agent: Agent }) {
  const { id, name, avatar, status, currentRun } = agent;
  const words = messages.agentStatus[status];
  const task = currentRun?.taskKey ?? null;
  return (
    <SidebarLink
      href={`/agents/${id}`}
      isIndented
      title={task === null ? words : `${words}: ${task}`}
      icon={<AgentAvatar name={name} avatar={avatar} size="tiny" />}
      end={
        <span className="flex items-center gap-1.5">
          {status === 'working' && task !== null && (
            <span className="font-mono text-[0.6875rem] text-soft">{task}</span>
          )}
          <span className={`size-2 shrink-0 rounded-full ${dots[status]}`} aria-hidden />
          <span className="sr-only">{words}</span>
        </span>
      }
    >
      {name}
    </SidebarLink>
  );
}
