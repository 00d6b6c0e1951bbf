'use client';

import { useMutation } from '@tanstack/react-query';
import { Save } from 'lucide-react';
import { ApiError } from '@helix/client';
import { Button, useToast } from '@helix/ui';
import { messageOf } from '../../lib/error-message.ts';
import { formatNumber } from '../../lib/format.ts';
import { useCommands } from '../shortcuts/index.ts';
import { useUndo } from '../undo/index.ts';
import { ConflictPanel } from './conflict-panel.tsx';
import { useDraft } from './draft-store.ts';
import { MarkdownField } from './markdown-field.tsx';
import { messages } from './messages.ts';
import type { SavedText } from './saved-text.ts';

type DocumentEditorProps = {
  /** Under which a draft is kept. */
  documentId: string;
  name: string;
  current: SavedText;
  maxLength: number;
  isReadOnly: boolean;
  placeholder?: string;
  /** Refused when another version than this one is in force; `current` has to follow what is told then. */
  save: (text: string, version: number) => Promise<SavedText>;
};

/** A text that agents are given: drafts that survive, nobody overwritten, in force at the next prompt. */
export function DocumentEditor(props: DocumentEditorProps) {
  const { documentId, name, current, maxLength, isReadOnly, placeholder } = props;
  const { text, base, isDirty, write, saving } = useDocument(props);
  const isOutdated = isDirty && base.version < current.version;
  const isTooLong = text.length > maxLength;
  const isUnresolved = isDirty && /^(<{7} |>{7} )/m.test(text);
  const maySave = isDirty && !isOutdated && !isTooLong && !isUnresolved;
  const save = () =>
    maySave && saving.mutate({ text, version: base.version, before: current.text });
  useCommands([
    {
      id: `save-${documentId}`,
      title: `${messages.save} ${name}`,
      group: messages.group,
      keys: ['$mod+s'],
      icon: Save,
      whileTyping: true,
      isAvailable: !isReadOnly,
      run: save,
    },
  ]);
  return (
    <div className="grid gap-3">
      {isOutdated && (
        <ConflictPanel
          mine={{ text, baseText: base.text }}
          theirs={current}
          onResolve={(next) =>
            write(next === current.text ? undefined : next, { isOnCurrent: true })
          }
        />
      )}
      <MarkdownField
        label={name}
        text={text}
        isReadOnly={isReadOnly}
        onChange={(next) => write(next)}
        {...(placeholder !== undefined && { placeholder })}
      />
      {isReadOnly ? (
        <p className="text-sm text-soft">{messages.readOnly}</p>
      ) : (
        <div className="sticky bottom-0 flex flex-wrap items-center justify-between gap-3 bg-paper py-2">
          <p className="grid text-sm text-soft" aria-live="polite">
            <span className={isDirty ? 'text-busy' : ''}>
              {isDirty
                ? messages.unsaved
                : `${messages.upToDate} · ${messages.version(current.version)}`}
            </span>
            <span className={`text-xs ${isTooLong || isUnresolved ? 'text-bad' : ''}`}>
              {statusOf({ text, maxLength, isUnresolved })}
            </span>
          </p>
          <div className="flex gap-2">
            {isDirty && (
              <Button look="quiet" onClick={() => write(undefined)}>
                {messages.discard}
              </Button>
            )}
            <Button look="primary" disabled={!maySave} busy={saving.isPending} onClick={save}>
              {messages.save}
            </Button>
          </div>
        </div>
      )}
    </div>
  );
}

function statusOf({
  text,
  maxLength,
  isUnresolved,
}: {
  text: string;
  maxLength: number;
  isUnresolved: boolean;
}): string {
  if (isUnresolved) return messages.unresolved;
  const limit = formatNumber(maxLength);
  if (text.length > maxLength) return messages.tooLong(limit);
  if (text.length > maxLength * 0.8) return messages.length(formatNumber(text.length), limit);
  return messages.inForce;
}

function useDocument({ documentId, name, current, save }: DocumentEditorProps) {
  const [draft, keep] = useDraft(documentId);
  const show = useToast();
  const { offer } = useUndo();
  const isDirty = draft !== undefined && draft.text !== current.text;
  const base = isDirty ? { text: draft.baseText, version: draft.baseVersion } : current;
  const write = (text: string | undefined, { isOnCurrent = false } = {}) => {
    const ground = isOnCurrent ? current : base;
    if (text === undefined && draft && !isOnCurrent) {
      offer({
        title: messages.discarded(name),
        undo: async () => keep(draft),
      });
    }
    keep(
      text === undefined ? undefined : { text, baseText: ground.text, baseVersion: ground.version },
    );
  };
  const saving = useMutation({
    mutationFn: (saved: SavedText & { before: string }) => save(saved.text, saved.version),
    onSuccess(saved, { before }) {
      // What was written while it was being saved is the next draft.
      keep(
        draft && draft.text !== saved.text
          ? { text: draft.text, baseText: saved.text, baseVersion: saved.version }
          : undefined,
      );
      offer({
        title: messages.saved(name),
        undo: async () => void (await save(before, saved.version)),
      });
    },
    onError(error) {
      const isConflict = error instanceof ApiError && error.code === 'resource.version_conflict';
      if (!isConflict) show(messages.notSaved(name, messageOf(error)), 'bad');
    },
  });
  return { text: isDirty ? draft.text : current.text, base, isDirty, write, saving };
}
