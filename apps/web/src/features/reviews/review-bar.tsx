'use client';

import { Check, ClipboardCheck, Undo2 } from 'lucide-react';
import { useEffect, useRef, useState } from 'react';
import { Button } from '@helix/ui';
import type { TaskCard } from '@helix/contracts/tasks';
import { MarkdownInput } from '../composer/markdown-input.tsx';
import { useUser } from '../session/use-user.ts';
import { useTextDraft } from '../text-editor/use-text-draft.ts';
import { messages } from './messages.ts';
import { useReview } from './use-review.ts';

/** Accept the work, or send it back and say why. */
export function ReviewBar({ task, mayWrite }: { task: TaskCard; mayWrite: boolean }) {
  const { memberId } = useUser();
  const [isRejecting, setIsRejecting] = useState(false);
  const { approve, reject } = useReview(task);
  const { reviewRequestedBy, requiresApproval } = task;
  const isOwn = requiresApproval && reviewRequestedBy?.id === memberId;
  return (
    <section
      aria-label={messages.label}
      className="grid gap-3 rounded-lg border border-accent bg-selected p-3"
    >
      <div className="flex flex-wrap items-center gap-x-3 gap-y-2">
        <ClipboardCheck aria-hidden className="size-5 shrink-0 text-accent" />
        <p className="min-w-48 flex-1 text-sm">
          <span className="font-medium">{messages.title}.</span>{' '}
          <span className="text-soft">
            {reviewRequestedBy && !isOwn && messages.broughtBy(reviewRequestedBy.name)}{' '}
            {isOwn && messages.ownApproval}
            {!mayWrite && messages.mayNot}
          </span>
        </p>
        {mayWrite && !isRejecting && (
          <span className="flex gap-2">
            <Button icon={<Undo2 aria-hidden />} onClick={() => setIsRejecting(true)}>
              {messages.sendBack}
            </Button>
            {!isOwn && (
              <Button
                look="primary"
                icon={<Check aria-hidden />}
                busy={approve.isPending}
                onClick={() => approve.mutate()}
              >
                {messages.approve}
              </Button>
            )}
          </span>
        )}
      </div>
      {isRejecting && (
        <FeedbackForm
          taskId={task.id}
          isSending={reject.isPending}
          onSend={(feedback, done) =>
            reject.mutate(feedback, {
              onSuccess() {
                done();
                setIsRejecting(false);
              },
            })
          }
          onCancel={() => setIsRejecting(false)}
        />
      )}
    </section>
  );
}

type FeedbackFormProps = {
  taskId: string;
  isSending: boolean;
  onSend: (feedback: string, done: () => void) => void;
  onCancel: () => void;
};

function FeedbackForm({ taskId, isSending, onSend, onCancel }: FeedbackFormProps) {
  const [words, setWords] = useTextDraft('feedback', taskId);
  const area = useRef<HTMLTextAreaElement>(null);
  useEffect(() => area.current?.focus(), []);
  const send = () => {
    if (words.trim() !== '' && !isSending) onSend(words, () => setWords(''));
  };
  return (
    <div className="grid gap-2">
      <div className="control">
        <MarkdownInput
          label={messages.feedback}
          placeholder={messages.placeholder}
          value={words}
          onChange={setWords}
          onSubmit={send}
          onEscape={onCancel}
          taskId={taskId}
          areaRef={area}
          listSide="below"
          className="max-h-60 min-h-16 px-2.5 py-1.5"
        />
      </div>
      <div className="flex flex-wrap items-center justify-end gap-2">
        <p className="mr-auto text-xs text-soft">{messages.feedbackHint}</p>
        <Button look="quiet" onClick={onCancel}>
          {messages.cancel}
        </Button>
        <Button look="primary" disabled={words.trim() === ''} busy={isSending} onClick={send}>
          {messages.send}
        </Button>
      </div>
    </div>
  );
}
