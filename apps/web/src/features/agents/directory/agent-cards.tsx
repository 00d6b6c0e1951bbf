'use client';

import Link from 'next/link';
import type { Agent } from '@helix/contracts/agents';
import { AgentAvatar } from '../agent-avatar.tsx';
import { AgentMenu } from '../agent-menu.tsx';
import { spendText, successText } from '../agent-numbers.ts';
import { AgentStatus } from '../agent-status.tsx';
import { CurrentWork } from './current-work.tsx';
import type { DirectoryFacts, DirectoryGroup } from './directory.ts';

type AgentCardsProps = {
  groups: readonly DirectoryGroup[];
  facts: DirectoryFacts;
  titleOf: (group: DirectoryGroup) => string | undefined;
};

export function AgentCards({ groups, facts, titleOf }: AgentCardsProps) {
  return (
    <div className="grid gap-6">
      {groups.map((group) => {
        const title = titleOf(group);
        return (
          <section key={group.key} aria-label={title} className="grid gap-2">
            {title !== undefined && (
              <h2 className="text-sm font-semibold">
                {title} <span className="font-normal text-soft">{group.agents.length}</span>
              </h2>
            )}
            <ul className="grid grid-cols-[repeat(auto-fill,minmax(min(19rem,100%),1fr))] gap-3">
              {group.agents.map((agent) => (
                <li
                  key={agent.id}
                  className="min-w-0 [contain-intrinsic-height:auto_164px] [content-visibility:auto]"
                >
                  <AgentCard
                    agent={agent}
                    facts={facts}
                    heading={title === undefined ? 'h2' : 'h3'}
                  />
                </li>
              ))}
            </ul>
          </section>
        );
      })}
    </div>
  );
}

function AgentCard({
  agent,
  facts,
  heading: Heading,
}: {
  agent: Agent;
  facts: DirectoryFacts;
  heading: 'h2' | 'h3';
}) {
  return (
    <article className="relative grid h-full grid-rows-[auto_1fr_auto] gap-3 rounded-lg border border-line bg-raised p-3.5 shadow-sm transition-colors hover:border-edge">
      <div className="flex items-start gap-3">
        <AgentAvatar name={agent.name} avatar={agent.avatar} />
        <div className="grid min-w-0 flex-1">
          <Heading className="truncate font-medium">
            <Link
              href={`/agents/${agent.id}`}
              className="rounded-sm after:absolute after:inset-0 after:rounded-lg"
            >
              {agent.name}
            </Link>
          </Heading>
          <p className="truncate text-sm text-soft" title={agent.role}>
            {agent.role}
          </p>
        </div>
        <span className="relative z-10 -mt-1 -mr-1.5">
          <AgentMenu agent={agent} />
        </span>
      </div>
      <div className="grid min-w-0 content-start gap-1 text-sm">
        <span className="relative z-10 justify-self-start">
          <AgentStatus status={agent.status} />
        </span>
        <CurrentWork agent={agent} />
      </div>
      <p className="flex flex-wrap justify-between gap-x-3 border-t border-line pt-2 text-xs text-soft tabular-nums">
        <span>{spendText(agent, facts)}</span>
        <span>{successText(agent, facts)}</span>
      </p>
    </article>
  );
}
