'use client';

import { useMutation, useQueryClient } from '@tanstack/react-query';
import { Plus } from 'lucide-react';
import { useId, useRef, useState, type ClipboardEvent, type KeyboardEvent } from 'react';
import { useToast } from '@helix/ui';
import { createTask, type Priority } from '@helix/contracts/tasks';
import { client } from '../../../lib/browser-client.ts';
import { messageOf } from '../../../lib/error-message.ts';
import { newKey } from '../../../lib/new-key.ts';
import { useIsOnline } from '../../../lib/use-is-online.ts';
import { applyTask } from '../board-queries.ts';
import type { ColumnView } from '../board-view-patch.ts';
import { messages } from '../messages.ts';

const words = messages.quickAdd;
const mostAtOnce = 50;
export type End = 'top' | 'bottom';
/** What a task made here has from the beginning, such as the agent of its lane. */
export type Given = {
  readonly agentId?: string;
  readonly assigneeId?: string;
  readonly priority?: Priority;
  readonly labelIds?: string[];
  readonly parentId?: string;
};
type Fixed = Given & { readonly at: End };

export function QuickAddButton({ name, onOpen }: { name: string; onOpen: () => void }) {
  return (
    <button
      type="button"
      onClick={onOpen}
      className="mx-1 mb-1 flex min-h-8 items-center gap-2 rounded-md px-2 text-sm text-soft hover:bg-hover hover:text-ink touch:min-h-11"
    >
      <Plus className="size-4" aria-hidden />
      <span>
        {words.button} <span className="sr-only">{words.to(name)}</span>
      </span>
    </button>
  );
}

type QuickAddProps = { column: ColumnView; at: End; given?: Given; onClose: () => void };

/** Enter adds and keeps the field open for the next one; several lines that are pasted make several tasks. */
export function QuickAdd({ column, at, given, onClose }: QuickAddProps) {
  const hint = useId();
  const field = useRef<HTMLTextAreaElement>(null);
  const { add, waiting } = useAddTasks(column, { ...given, at }, (titles) => {
    if (field.current?.value === '') field.current.value = titles.join('\n');
  });
  const submit = () => {
    const text = field.current?.value.trim() ?? '';
    if (field.current) field.current.value = '';
    if (text !== '') add(text.includes('\n') ? linesOf(text) : [text]);
  };
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.key === 'Escape') {
      event.stopPropagation();
      onClose();
    }
    if (event.key !== 'Enter' || event.nativeEvent.isComposing) return;
    event.preventDefault();
    submit();
  };
  const onPaste = (event: ClipboardEvent) => {
    const titles = linesOf(event.clipboardData.getData('text'));
    if (titles.length < 2) return;
    event.preventDefault();
    add(titles);
  };
  return (
    <div className="grid gap-1 px-2 pb-2">
      <textarea
        ref={field}
        rows={1}
        autoFocus
        maxLength={500}
        placeholder={words.placeholder}
        aria-label={words.field(column.name)}
        aria-describedby={hint}
        className="field-sizing-content min-h-9 resize-none rounded-lg border border-edge bg-raised px-3 py-2 leading-snug outline-offset-0"
        onKeyDown={onKeyDown}
        onPaste={onPaste}
        onBlur={(event) => event.currentTarget.value.trim() === '' && onClose()}
      />
      {waiting.map((title, index) => (
        <p key={`${index} ${title}`} className="truncate px-1 text-sm text-soft">
          {words.waiting(title)}
        </p>
      ))}
      <p id={hint} className="px-1 text-xs text-soft">
        {words.hint}
      </p>
    </div>
  );
}

function linesOf(text: string): string[] {
  return text
    .split(/\r?\n/)
    .map((line) =>
      line
        .replace(/^\s*(?:[-*•]|\d+[.)])\s+(?:\[[ x]\]\s+)?/i, '')
        .trim()
        .slice(0, 500),
    )
    .filter((line) => line !== '')
    .slice(0, mostAtOnce);
}

function useAddTasks(
  { boardId, id }: ColumnView,
  fixed: Fixed,
  onRefused: (titles: readonly string[]) => void,
) {
  const queries = useQueryClient();
  const show = useToast();
  const isOnline = useIsOnline();
  const [unsent, setUnsent] = useState<readonly string[]>([]);
  const { mutate } = useMutation({
    scope: { id: `add to ${id}` },
    async mutationFn(titles: readonly string[]) {
      // On top the last one made is the first, so that they stand as they were pasted.
      const inTurn = fixed.at === 'top' ? titles.toReversed() : titles;
      for (const [index, title] of inTurn.entries()) {
        const body = { boardId, columnId: id, title, ...fixed };
        const idempotencyKey = newKey();
        try {
          applyTask(queries, await client.call(createTask, { body }, { idempotencyKey }));
        } catch (error) {
          show(words.failed(title, messageOf(error)), 'bad');
          const left = inTurn.slice(index);
          onRefused(fixed.at === 'top' ? left.toReversed() : left);
          return;
        }
      }
    },
    onMutate: (titles) => setUnsent((before) => [...before, ...titles]),
    onSettled: (_data, _error, titles) => setUnsent((before) => before.slice(titles.length)),
  });
  return { add: mutate, waiting: isOnline ? [] : unsent };
}
