'use client';

import { useQuery } from '@tanstack/react-query';
import { client } from '../../lib/browser-client.ts';
import { AgentAvatar, type AgentAvatarSize } from './agent-avatar.tsx';
import { everyAgentQuery } from './agent-queries.ts';

type AgentFaceProps = {
  agentId: string | null | undefined;
  /** Stands beside it. */
  name: string;
  size?: AgentAvatarSize;
};

/** The face of an agent of which only the id is at hand. */
export function AgentFace({ agentId, name, size = 'medium' }: AgentFaceProps) {
  const { data } = useQuery(everyAgentQuery(client));
  const agent = data?.items.find(({ id }) => id === agentId);
  return (
    <AgentAvatar
      name={agent?.name ?? name}
      avatar={agent?.avatar ?? { emoji: '🤖', color: 'gray' }}
      size={size}
    />
  );
}
