'use client';

import { useQuery } from '@tanstack/react-query';
import { SmilePlus } from 'lucide-react';
import { useState } from 'react';
import { IconButton, Popover, Tooltip } from '@helix/ui';
import type { Reaction } from '@helix/contracts/comments';
import { client } from '../../lib/browser-client.ts';
import { membersQuery } from '../members/member-queries.ts';
import { useUser } from '../session/use-user.ts';
import { messages, quickReactions } from './messages.ts';

type ReactionsProps = {
  reactions: readonly Reaction[];
  onToggle: ((reaction: { emoji: string; isMine: boolean; memberId: string }) => void) | undefined;
};

export function Reactions({ reactions, onToggle }: ReactionsProps) {
  const { memberId } = useUser();
  const { data: members } = useQuery({ ...membersQuery(client), enabled: reactions.length > 0 });
  if (reactions.length === 0) return null;
  const nameOf = (id: string) =>
    id === memberId
      ? messages.you
      : (members?.find((member) => member.id === id)?.name ?? messages.somebody);
  return (
    <ul className="mt-1 flex flex-wrap gap-1">
      {reactions.map(({ emoji, memberIds }) => {
        const isMine = memberIds.includes(memberId);
        const names = memberIds.map(nameOf).join(', ');
        return (
          <li key={emoji}>
            <Tooltip label={names}>
              <button
                type="button"
                aria-label={messages.reaction(emoji, names, isMine)}
                aria-pressed={isMine}
                disabled={!onToggle}
                onClick={() => onToggle?.({ emoji, isMine, memberId })}
                className={`flex min-h-6 items-center gap-1 rounded-full border px-2 text-xs tabular-nums touch:min-h-9 ${isMine ? 'border-accent bg-selected' : 'border-line hover:border-edge'}`}
              >
                <span aria-hidden>{emoji}</span>
                {memberIds.length}
              </button>
            </Tooltip>
          </li>
        );
      })}
    </ul>
  );
}

export function ReactionPicker({ reactions, onToggle }: ReactionsProps) {
  const [isOpen, setIsOpen] = useState(false);
  const { memberId } = useUser();
  return (
    <Popover
      label={messages.pickReaction}
      open={isOpen}
      onOpenChange={setIsOpen}
      align="end"
      className="p-1"
      trigger={<IconButton size="small" label={messages.react} icon={<SmilePlus aria-hidden />} />}
    >
      <div className="grid grid-cols-4 gap-0.5">
        {quickReactions.map((emoji) => (
          <button
            key={emoji}
            type="button"
            aria-label={emoji}
            className="grid size-9 place-items-center rounded-md text-lg hover:bg-hover touch:size-11"
            onClick={() => {
              const held = reactions.find((reaction) => reaction.emoji === emoji);
              const isMine = held?.memberIds.includes(memberId) ?? false;
              onToggle?.({ emoji, isMine, memberId });
              setIsOpen(false);
            }}
          >
            {emoji}
          </button>
        ))}
      </div>
    </Popover>
  );
}
