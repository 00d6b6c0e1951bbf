'use client';

import { Copy, Ellipsis, History, Link2, Pencil, Reply, Trash2 } from 'lucide-react';
import dynamic from 'next/dynamic';
import { useState } from 'react';
import { IconButton, Menu, type MenuItem } from '@helix/ui';
import type { Comment } from '@helix/contracts/comments';
import { useCopy } from '../../lib/use-copy.ts';
import { useHasRole, useUser } from '../session/use-user.ts';
import { messages } from './messages.ts';
import { ReactionPicker } from './reactions.tsx';

const CommentHistory = dynamic(async () => (await import('./comment-history.tsx')).CommentHistory);

type CommentToolsProps = {
  comment: Comment;
  mayWrite: boolean;
  onReply: (() => void) | undefined;
  onEdit: () => void;
  onRemove: () => void;
  onToggle: ((reaction: { emoji: string; isMine: boolean; memberId: string }) => void) | undefined;
};

/** Seen as soon as the pointer or the focus is in the comment; always where nothing can hover. */
export function CommentTools(props: CommentToolsProps) {
  const { comment, mayWrite, onReply, onToggle } = props;
  // Undefined until somebody asks for it; afterwards it stays, so that it closes as it opened.
  const [isHistory, setIsHistory] = useState<boolean>();
  const items = useMenuItems(props, () => setIsHistory(true));
  return (
    <span className="ml-auto flex items-center opacity-0 transition-opacity group-focus-within/comment:opacity-100 group-hover/comment:opacity-100 has-aria-expanded:opacity-100 touch:opacity-100">
      {onToggle && <ReactionPicker reactions={comment.reactions} onToggle={onToggle} />}
      {mayWrite && onReply && (
        <IconButton
          size="small"
          label={messages.reply}
          icon={<Reply aria-hidden />}
          onClick={onReply}
        />
      )}
      <Menu
        align="end"
        trigger={
          <IconButton
            size="small"
            label={messages.more(comment.author.name)}
            icon={<Ellipsis aria-hidden />}
          />
        }
        items={items}
      />
      {isHistory !== undefined && (
        <CommentHistory comment={comment} isOpen={isHistory} onOpenChange={setIsHistory} />
      )}
    </span>
  );
}

function useMenuItems(
  { comment, mayWrite, onEdit, onRemove }: CommentToolsProps,
  onHistory: () => void,
): MenuItem[] {
  const copy = useCopy();
  const { memberId } = useUser();
  const isAdmin = useHasRole('admin');
  const isMine = comment.author.id === memberId;
  const link = () => `${window.location.origin}/tasks/${comment.taskId}#comment-${comment.id}`;
  return [
    {
      label: messages.copyLink,
      icon: <Link2 aria-hidden />,
      onSelect: () => copy(link(), messages.linkCopied),
    },
    {
      label: messages.copyText,
      icon: <Copy aria-hidden />,
      onSelect: () => copy(comment.body, messages.textCopied),
    },
    ...(comment.editedAt === null
      ? []
      : [{ label: messages.showHistory, icon: <History aria-hidden />, onSelect: onHistory }]),
    ...(mayWrite && isMine
      ? [{ label: messages.edit, icon: <Pencil aria-hidden />, onSelect: onEdit }]
      : []),
    ...(mayWrite && (isMine || isAdmin)
      ? [
          {
            label: messages.delete,
            icon: <Trash2 aria-hidden />,
            tone: 'danger' as const,
            onSelect: onRemove,
          },
        ]
      : []),
  ];
}
