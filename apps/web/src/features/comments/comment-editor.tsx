'use client';

import { useEffect, useRef } from 'react';
import { Button } from '@helix/ui';
import type { Comment } from '@helix/contracts/comments';
import { MarkdownInput } from '../composer/markdown-input.tsx';
import { WakePreview } from '../composer/wake-preview.tsx';
import { useUser } from '../session/use-user.ts';
import { useDraft } from '../text-editor/draft-store.ts';
import { messages } from './messages.ts';

type CommentEditorProps = {
  comment: Comment;
  isSaving: boolean;
  onSave: (text: string) => void;
  onCancel: () => void;
};

export function CommentEditor({ comment, isSaving, onSave, onCancel }: CommentEditorProps) {
  const { id, taskId, body, version } = comment;
  const [draft, keep] = useDraft(`edit:${useUser().memberId}:${id}`);
  const area = useRef<HTMLTextAreaElement>(null);
  const text = draft?.text ?? body;
  useEffect(() => area.current?.focus(), []);
  const cancel = () => {
    keep(undefined);
    onCancel();
  };
  const save = () => {
    if (text.trim() === '' || isSaving) return;
    keep(undefined);
    if (text === body) onCancel();
    else onSave(text);
  };
  return (
    <div className="rounded-lg border border-edge bg-raised focus-within:border-accent">
      <MarkdownInput
        label={messages.editLabel}
        value={text}
        onChange={(next) => keep({ text: next, baseText: body, baseVersion: version })}
        onSubmit={save}
        onEscape={cancel}
        taskId={taskId}
        areaRef={area}
        listSide="below"
        className="max-h-[50vh] min-h-16 px-3 py-2.5"
      />
      {text !== body && (
        <WakePreview
          taskId={taskId}
          text={text}
          onReplace={(written, instead) =>
            keep({ text: text.replace(written, instead), baseText: body, baseVersion: version })
          }
        />
      )}
      <div className="flex justify-end gap-1 px-1.5 pb-1.5">
        <Button look="quiet" size="small" onClick={cancel}>
          {messages.cancel}
        </Button>
        <Button look="primary" size="small" busy={isSaving} onClick={save}>
          {messages.save}
        </Button>
      </div>
    </div>
  );
}
