'use client';

import { memo, useState, type ReactNode } from 'react';
import type { Comment } from '@helix/contracts/comments';
import { RelativeTime } from '../../lib/relative-time.tsx';
import { AttachmentList } from '../attachments/attachment-list.tsx';
import { Composer } from '../composer/composer.tsx';
import { Markdown } from '../markdown/index.ts';
import { ActorMark } from './actor-mark.tsx';
import { CommentEditor } from './comment-editor.tsx';
import { CommentTools } from './comment-tools.tsx';
import { messages } from './messages.ts';
import { Reactions } from './reactions.tsx';
import { useCommentActions } from './use-comment-actions.ts';

type CommentItemProps = {
  comment: Comment;
  mayWrite: boolean;
  /** Only the first of a thread can be answered; the answers stand below it. */
  replies?: readonly Comment[];
};

export const CommentItem = memo(function CommentItem({
  comment,
  mayWrite,
  replies = [],
}: CommentItemProps) {
  const [isReplying, setIsReplying] = useState(false);
  const { id, author } = comment;
  return (
    <article aria-label={messages.comment(author.name)} className="grid min-w-0 gap-2">
      <CommentBody comment={comment} mayWrite={mayWrite} onReply={() => setIsReplying(true)} />
      {(replies.length > 0 || isReplying) && (
        <div className="ml-3 grid gap-3 border-l-2 border-line pl-4 max-md:ml-1 max-md:pl-3">
          {replies.map((reply) => (
            <article key={reply.id} aria-label={messages.comment(reply.author.name)}>
              <CommentBody
                comment={reply}
                mayWrite={mayWrite}
                onReply={() => setIsReplying(true)}
              />
            </article>
          ))}
          {isReplying && (
            <div data-held>
              <Composer
                taskId={comment.taskId}
                replyTo={{ id, name: author.name }}
                onDone={() => setIsReplying(false)}
              />
            </div>
          )}
        </div>
      )}
    </article>
  );
});

type CommentBodyProps = {
  comment: Comment;
  mayWrite: boolean;
  onReply: () => void;
};

function CommentBody({ comment, mayWrite, onReply }: CommentBodyProps) {
  const [isEditing, setIsEditing] = useState(false);
  const actions = useCommentActions(comment);
  const { id, author, body, kind, createdAt, editedAt, deletedAt } = comment;
  const onToggle = mayWrite ? actions.react.mutate : undefined;
  if (deletedAt !== null) {
    return (
      <p id={`comment-${id}`} className="text-sm text-soft italic">
        {messages.deleted}
      </p>
    );
  }
  return (
    <div
      id={`comment-${id}`}
      tabIndex={-1}
      data-held={isEditing ? '' : undefined}
      className="group/comment landmark flex min-w-0 gap-2.5"
    >
      <ActorMark actor={author} />
      <div className="min-w-0 flex-1">
        <header className="flex min-h-6 flex-wrap items-center gap-x-2 text-sm">
          <span className="font-medium">{author.name}</span>
          {author.kind === 'agent' && <Note>{messages.agent}</Note>}
          {kind === 'feedback' && <Note tone="text-busy">{messages.sentBack}</Note>}
          <a href={`#comment-${id}`} className="text-xs text-soft hover:underline touch:py-3.5">
            <RelativeTime at={createdAt} />
          </a>
          {editedAt !== null && <span className="text-xs text-soft">({messages.edited})</span>}
          <CommentTools
            comment={comment}
            mayWrite={mayWrite}
            onReply={onReply}
            onEdit={() => setIsEditing(true)}
            onRemove={() => actions.remove.mutate()}
            onToggle={onToggle}
          />
        </header>
        {isEditing ? (
          <CommentEditor
            comment={comment}
            isSaving={actions.edit.isPending}
            onSave={(text) => actions.edit.mutate(text, { onSuccess: () => setIsEditing(false) })}
            onCancel={() => setIsEditing(false)}
          />
        ) : (
          <Markdown text={body} mentions={comment.mentions} />
        )}
        <AttachmentList attachments={comment.attachments} mayWrite={mayWrite} />
        <Reactions reactions={comment.reactions} onToggle={onToggle} />
      </div>
    </div>
  );
}

function Note({ tone = 'text-accent', children }: { tone?: string; children: ReactNode }) {
  return <span className={`text-xs ${tone}`}>{children}</span>;
}
