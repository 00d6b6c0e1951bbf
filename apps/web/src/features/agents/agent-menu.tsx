'use client';

import {
  Archive,
  ArchiveRestore,
  MessageSquare,
  MoreHorizontal,
  Pause,
  Play,
  Settings2,
} from 'lucide-react';
import { IconButton, Menu, type MenuItem } from '@helix/ui';
import type { Agent } from '@helix/contracts/agents';
import { useHasRole } from '../session/use-user.ts';
import { messages } from './messages.ts';
import { useAgentActions } from './use-agent-actions.ts';

/** What can be done with an agent, as far as the role allows. */
export function AgentMenu({ agent }: { agent: Agent }) {
  const isMember = useHasRole('member');
  const isAdmin = useHasRole('admin');
  const { pause, resume, archive, restore } = useAgentActions(agent);
  if (!isMember) return null;
  const isArchived = agent.archivedAt !== null;
  const isPaused = agent.pausedAt !== null;
  const items: MenuItem[] = [];
  if (!isArchived) {
    items.push(
      { label: messages.chat, icon: <MessageSquare />, href: `/agents/${agent.id}/chat` },
      isPaused
        ? { label: messages.resume, icon: <Play />, onSelect: resume }
        : { label: messages.pause, icon: <Pause />, onSelect: () => pause() },
    );
  }
  if (isAdmin) {
    items.push(
      { label: messages.edit, icon: <Settings2 />, href: `/agents/${agent.id}/settings` },
      'separator',
      isArchived
        ? { label: messages.restore, icon: <ArchiveRestore />, onSelect: restore }
        : { label: messages.archive, icon: <Archive />, onSelect: archive },
    );
  }
  if (items.length === 0) return null;
  return (
    <Menu
      align="end"
      label={messages.actions(agent.name)}
      items={items}
      trigger={
        <IconButton
          size="small"
          label={messages.actions(agent.name)}
          icon={<MoreHorizontal aria-hidden />}
        />
      }
    />
  );
}
