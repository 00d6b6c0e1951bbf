'use client';

import { useQuery } from '@tanstack/react-query';
import { Dialog } from '@helix/ui';
import type { Comment } from '@helix/contracts/comments';
import { client } from '../../lib/browser-client.ts';
import { messageOf } from '../../lib/error-message.ts';
import { RelativeTime } from '../../lib/relative-time.tsx';
import { Markdown } from '../markdown/index.ts';
import { commentHistoryQuery } from './comment-queries.ts';
import { messages } from './messages.ts';

type CommentHistoryProps = {
  comment: Comment;
  isOpen: boolean;
  onOpenChange: (isOpen: boolean) => void;
};

export function CommentHistory({ comment, isOpen, onOpenChange }: CommentHistoryProps) {
  const { data, error } = useQuery({
    ...commentHistoryQuery(client, comment.id, comment.version),
    enabled: isOpen,
  });
  return (
    <Dialog open={isOpen} onOpenChange={onOpenChange} title={messages.historyTitle} size="large">
      {error && <p role="alert">{messageOf(error)}</p>}
      {!data && !error && <p className="text-soft">{messages.loadingHistory}</p>}
      {data?.items.length === 0 && <p className="text-soft">{messages.historyEmpty}</p>}
      <ol className="grid gap-4">
        {data?.items.map(({ id, body, writtenAt, replacedBy }) => (
          <li key={id} className="grid gap-1 border-l-2 border-line pl-3">
            <p className="text-xs text-soft">
              <RelativeTime at={writtenAt} /> · {messages.replacedBy(replacedBy.name)}
            </p>
            <Markdown text={body} />
          </li>
        ))}
      </ol>
    </Dialog>
  );
}
