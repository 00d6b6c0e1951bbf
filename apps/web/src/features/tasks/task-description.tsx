'use client';

import { Eye, Pencil } from 'lucide-react';
import dynamic from 'next/dynamic';
import { useEffect, useRef, useState } from 'react';
import { Button, IconButton } from '@helix/ui';
import type { Task } from '@helix/contracts/tasks';
import { MarkdownInput } from '../composer/markdown-input.tsx';
import { WakePreview } from '../composer/wake-preview.tsx';
import { Markdown } from '../markdown/index.ts';
import { useUser } from '../session/use-user.ts';
import { useDraft } from '../text-editor/draft-store.ts';
import { messages } from './messages.ts';
import { useSaveText } from './use-save-text.ts';

const DescriptionConflict = dynamic(
  async () => (await import('./description-conflict.tsx')).DescriptionConflict,
);

type TaskDescriptionProps = { task: Task; mayWrite: boolean; isLoading: boolean };

/** Read until somebody edits it; kept as a draft with every key, saved when it is left. */
export function TaskDescription({ task, mayWrite, isLoading }: TaskDescriptionProps) {
  const [draft, keep] = useDraft(`description:${useUser().memberId}:${task.id}`);
  const [isEditing, setIsEditing] = useState(false);
  const [conflict, setConflict] = useState<Task>();
  const save = useSaveText(task);
  const finish = () => {
    if (!draft || draft.text === draft.baseText) {
      keep(undefined);
      setIsEditing(false);
      return;
    }
    const wish = { field: 'description', text: draft.text, base: draft.baseText } as const;
    save.mutate(wish, {
      onSuccess(outcome) {
        if (outcome.kind === 'conflict') return setConflict(outcome.task);
        keep(undefined);
        return setIsEditing(false);
      },
    });
  };
  if (conflict && draft) {
    return (
      <DescriptionConflict
        draft={draft}
        theirs={conflict}
        onResolve={(next) => {
          setConflict(undefined);
          keep(next);
          setIsEditing(next !== undefined);
        }}
      />
    );
  }
  if (isEditing && mayWrite) {
    return (
      <DescriptionEditor
        taskId={task.id}
        text={draft?.text ?? task.description}
        isSaving={save.isPending}
        onChange={(text) =>
          keep({
            text,
            baseText: draft?.baseText ?? task.description,
            baseVersion: draft?.baseVersion ?? task.version,
          })
        }
        onSave={finish}
        onCancel={() => {
          keep(undefined);
          setIsEditing(false);
        }}
      />
    );
  }
  const edit = () => setIsEditing(true);
  return (
    <div className="grid gap-2">
      {draft && mayWrite && <DraftNotice onResume={edit} onDiscard={() => keep(undefined)} />}
      <DescriptionText
        text={task.description}
        isLoading={isLoading}
        {...(mayWrite && { onEdit: edit })}
      />
    </div>
  );
}

type DescriptionTextProps = { text: string; isLoading: boolean; onEdit?: () => void };

function DescriptionText({ text, isLoading, onEdit }: DescriptionTextProps) {
  if (isLoading) return <div className="min-h-10" />;
  if (text.trim() === '') {
    if (!onEdit) return <p className="text-soft">{messages.noDescription}</p>;
    return (
      <button
        type="button"
        onClick={onEdit}
        className="-mx-2 min-h-10 cursor-text rounded-md px-2 py-1.5 text-left text-soft hover:bg-hover"
      >
        <span className="sr-only">{messages.editDescription}</span>
        <span aria-hidden>{messages.descriptionHint}</span>
      </button>
    );
  }
  return (
    <section aria-label={messages.description} className="group/text relative min-w-0">
      {onEdit && (
        <span className="absolute -top-1 right-0 rounded-md bg-paper opacity-0 group-focus-within/text:opacity-100 group-hover/text:opacity-100 touch:static touch:float-right touch:-mt-2.5 touch:opacity-100">
          <IconButton
            size="small"
            label={messages.editDescription}
            icon={<Pencil aria-hidden />}
            onClick={onEdit}
          />
        </span>
      )}
      <Markdown text={text} />
    </section>
  );
}

function DraftNotice({ onResume, onDiscard }: { onResume: () => void; onDiscard: () => void }) {
  return (
    <div className="flex flex-wrap items-center gap-2 rounded-md border border-line bg-raised px-3 py-2 text-sm">
      <span className="mr-auto">{messages.unsavedDraft}</span>
      <Button size="small" onClick={onResume}>
        {messages.resumeDraft}
      </Button>
      <Button look="quiet" size="small" onClick={onDiscard}>
        {messages.discardDraft}
      </Button>
    </div>
  );
}

type DescriptionEditorProps = {
  taskId: string;
  text: string;
  isSaving: boolean;
  onChange: (text: string) => void;
  onSave: () => void;
  onCancel: () => void;
};

function DescriptionEditor(props: DescriptionEditorProps) {
  const { taskId, text, isSaving, onChange, onSave, onCancel } = props;
  const [isPreview, setIsPreview] = useState(false);
  const frame = useRef<HTMLDivElement>(null);
  const area = useRef<HTMLTextAreaElement>(null);
  useEffect(() => {
    const { current } = area;
    current?.focus();
    current?.setSelectionRange(current.value.length, current.value.length);
  }, [isPreview]);
  return (
    <div
      ref={frame}
      className="rounded-lg border border-edge bg-raised focus-within:border-accent"
      onBlur={({ relatedTarget }) => {
        const isInside = relatedTarget instanceof Node && frame.current?.contains(relatedTarget);
        // Only a focus that went somewhere else leaves it; another window does not.
        if (!isInside && document.hasFocus() && !isPreview) onSave();
      }}
    >
      {isPreview ? (
        <div className="min-h-32 px-3 py-2.5">
          <Markdown text={text} />
        </div>
      ) : (
        <MarkdownInput
          label={messages.description}
          placeholder={messages.descriptionHint}
          value={text}
          onChange={onChange}
          onSubmit={onSave}
          onEscape={onCancel}
          taskId={taskId}
          areaRef={area}
          listSide="below"
          className="max-h-[60vh] min-h-32 px-3 py-2.5"
        />
      )}
      <WakePreview
        taskId={taskId}
        text={text}
        onReplace={(written, instead) => onChange(text.replace(written, instead))}
      />
      <div className="flex items-center gap-1 px-1.5 pb-1.5">
        <IconButton
          size="small"
          label={isPreview ? messages.write : messages.preview}
          icon={isPreview ? <Pencil aria-hidden /> : <Eye aria-hidden />}
          aria-pressed={isPreview}
          onClick={() => setIsPreview(!isPreview)}
        />
        <span className="mr-auto text-xs text-soft">{messages.savedByLeaving}</span>
        <Button look="quiet" size="small" onClick={onCancel}>
          {messages.cancel}
        </Button>
        <Button look="primary" size="small" busy={isSaving} onClick={onSave}>
          {messages.save}
        </Button>
      </div>
    </div>
  );
}
