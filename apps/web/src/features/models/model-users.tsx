'use client';

import { useQuery } from '@tanstack/react-query';
import Link from 'next/link';
import { Section } from '@helix/ui';
import type { Model } from '@helix/contracts/models';
import { client } from '../../lib/browser-client.ts';
import { AgentAvatar } from '../agents/agent-avatar.tsx';
import { agentsQuery } from '../agents/agent-queries.ts';
import { messages } from './messages.ts';

/** Who thinks with it. */
export function ModelUsers({ model }: { model: Model }) {
  const { data } = useQuery(agentsQuery(client));
  const users = (data?.items ?? []).filter(({ modelId }) =>
    modelId === null ? model.isDefault : modelId === model.id,
  );
  return (
    <div className="grid gap-6">
      <Section
        title={messages.usedByTitle}
        {...(model.isDefault && { description: messages.defaultHint })}
      >
        {data && users.length === 0 && <p className="text-sm text-soft">{messages.usedByNobody}</p>}
        <ul className="grid gap-0.5">
          {users.map((agent) => (
            <li key={agent.id}>
              <Link
                href={`/agents/${agent.id}/model`}
                className="-mx-2 flex min-h-9 items-center gap-2.5 rounded-md px-2 text-sm hover:bg-hover touch:min-h-11"
              >
                <AgentAvatar name={agent.name} avatar={agent.avatar} size="medium" />
                <span className="truncate">{agent.name}</span>
                {agent.modelId === null && (
                  <span className="ml-auto text-xs text-soft">{messages.usedByDefault}</span>
                )}
              </Link>
            </li>
          ))}
        </ul>
      </Section>
      <p className="flex flex-wrap gap-x-4 gap-y-1 text-sm">
        <InlineLink href={`/usage?model=${model.id}`}>{messages.usage}</InlineLink>
        <InlineLink href={`/calls?model=${model.id}`}>{messages.calls}</InlineLink>
      </p>
    </div>
  );
}

const InlineLink = ({ href, children }: { href: string; children: string }) => (
  <Link href={href} className="rounded-sm text-accent hover:underline">
    {children}
  </Link>
);
