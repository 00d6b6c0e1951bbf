'use client';

import { useInfiniteQuery, useQuery } from '@tanstack/react-query';
import type { Chat } from '@helix/contracts/chats';
import { Button } from '@helix/ui';
import { client } from '../../lib/browser-client.ts';
import { formatMoney } from '../../lib/format.ts';
import { agentsQuery } from '../agents/agent-queries.ts';
import { modelsQuery } from '../models/model-queries.ts';
import { runsQuery } from '../runs/run-queries.ts';
import { SteerBox } from '../runs/control/steer-box.tsx';
import { messages } from './messages.ts';
import { useArchiveChat } from './use-chat-actions.ts';

type ChatBoxProps = {
  chat: Chat;
  agentName: string;
  isLive: boolean;
  onSay: (text: string) => Promise<unknown>;
};

/** Says before it is sent who is woken and what that may cost. */
export function ChatBox({ chat, agentName, isLive, onSay }: ChatBoxProps) {
  const archive = useArchiveChat(chat.id);
  const cost = useCost(chat.agentId);
  if (chat.archivedAt !== null) {
    return (
      <div className="flex items-center justify-between gap-3 text-sm text-soft">
        {messages.archived}
        <Button busy={archive.isPending} onClick={() => archive.mutate(false)}>
          {messages.restore}
        </Button>
      </div>
    );
  }
  const note = isLive
    ? messages.heard(agentName)
    : cost === undefined
      ? messages.wakes(agentName)
      : cost === 'simulated'
        ? messages.simulated(agentName)
        : messages.wakesFor(agentName, formatMoney(cost));
  return (
    <div className="grid gap-1.5">
      <SteerBox
        about={chat.id}
        label={messages.write(agentName)}
        placeholder={isLive ? messages.placeholderLive(agentName) : messages.placeholder(agentName)}
        onSay={onSay}
      />
      <p className="flex justify-between gap-3 text-xs text-soft">
        <span>{note}</span>
        <span className="max-md:hidden">{messages.hint}</span>
      </p>
    </div>
  );
}

/** What answers of this agent have cost lately, on average; undefined when nobody knows. */
function useCost(agentId: string): number | 'simulated' | undefined {
  const { data: agents } = useQuery(agentsQuery(client));
  const { data: models } = useQuery(modelsQuery(client));
  const { data } = useInfiniteQuery(
    runsQuery(client, { agentId, trigger: 'chat', status: 'succeeded' }),
  );
  const agent = agents?.items.find(({ id }) => id === agentId);
  const model = models?.items.find(({ id, isDefault }) =>
    agent?.modelId ? id === agent.modelId : isDefault,
  );
  if (model?.provider === 'simulated' && model.price === null) return 'simulated';
  const costs =
    data?.pages[0]?.items.flatMap(({ costUsd }) => (costUsd === null ? [] : [costUsd])) ?? [];
  if (costs.length === 0) return undefined;
  return costs.reduce((sum, cost) => sum + cost, 0) / costs.length;
}
