'use client';

import { useQuery } from '@tanstack/react-query';
import Link from 'next/link';
import { CopyButton, DataList, Section } from '@helix/ui';
import type { Agent } from '@helix/contracts/agents';
import { client } from '../../lib/browser-client.ts';
import { formatDuration } from '../../lib/format.ts';
import { Moment } from '../../lib/moment.tsx';
import { modelsQuery } from '../models/model-queries.ts';
import { spendText, successText } from './agent-numbers.ts';
import { agentsQuery } from './agent-queries.ts';
import { messages } from './messages.ts';
import { useDirectoryFacts } from './directory/use-directory.ts';

const words = messages.now.facts;

/** Who it is, in short. */
export function AgentFacts({ agent }: { agent: Agent }) {
  const facts = useDirectoryFacts();
  const { data: agents } = useQuery(agentsQuery(client));
  const { data: models } = useQuery(modelsQuery(client));
  const model = models?.items.find(({ id, isDefault }) =>
    agent.modelId === null ? isDefault : id === agent.modelId,
  );
  const leader = agents?.items.find(({ id }) => id === agent.parentId);
  const led = agents?.items.filter(({ parentId }) => parentId === agent.id) ?? [];
  const department = facts.departments.find(({ id }) => id === agent.departmentId);
  const median = facts.performance.get(agent.id)?.medianMs ?? null;
  const mention = `@${agent.slug}`;
  return (
    <Section title={messages.now.about}>
      {agent.description !== '' && <p className="text-sm text-soft">{agent.description}</p>}
      <DataList
        items={[
          {
            label: words.mention,
            value: (
              <span className="inline-flex items-center gap-1 font-mono text-xs">
                {mention}
                <CopyButton text={mention} />
              </span>
            ),
          },
          {
            label: words.model,
            value: model ? (
              <InlineLink href={`/models/${model.id}`}>{model.displayName}</InlineLink>
            ) : (
              <span className="text-busy">{messages.noModel}</span>
            ),
          },
          {
            label: words.mode,
            value: agent.executionMode === 'auto' ? messages.auto : messages.manual,
          },
          { label: words.limit, value: messages.now.runsAtOnce(agent.maxConcurrentRuns) },
          ...(department ? [{ label: words.department, value: department.name }] : []),
          ...(leader ? [{ label: words.leader, value: <AgentLink agent={leader} /> }] : []),
          ...(led.length > 0
            ? [
                {
                  label: words.leads,
                  value: (
                    <span className="grid">
                      {led.map((other) => (
                        <AgentLink key={other.id} agent={other} />
                      ))}
                    </span>
                  ),
                },
              ]
            : []),
          {
            label: words.spend,
            value: (
              <InlineLink href={`/usage?agent=${agent.id}&by=model`}>
                {spendText(agent, facts)}
              </InlineLink>
            ),
          },
          { label: words.success, value: successText(agent, facts) },
          ...(median === null ? [] : [{ label: words.median, value: formatDuration(median) }]),
          { label: words.since, value: <Moment at={agent.createdAt} style="date" /> },
        ]}
      />
    </Section>
  );
}

function AgentLink({ agent }: { agent: Agent }) {
  return <InlineLink href={`/agents/${agent.id}`}>{agent.name}</InlineLink>;
}

function InlineLink({ href, children }: { href: string; children: string }) {
  return (
    <Link href={href} className="rounded-sm hover:underline">
      {children}
    </Link>
  );
}
