'use client';

import { useMutation, useQuery } from '@tanstack/react-query';
import { useRouter } from 'next/navigation';
import { useId, useRef, useState, type KeyboardEvent } from 'react';
import type { BoardForMe } from '@helix/contracts/structure';
import { createTask, type Priority, type Task } from '@helix/contracts/tasks';
import { Button, Checkbox, Kbd, useToast } from '@helix/ui';
import { client } from '../../lib/browser-client.ts';
import { RequestFailed } from '../../lib/request-failed.tsx';
import { newKey } from '../../lib/new-key.ts';
import { useUser } from '../session/use-user.ts';
import { columnsQuery } from '../filters/column-queries.ts';
import { keepDraft, readDraft } from './draft.ts';
import { messages } from './messages.ts';
import { AssigneeChoice, BoardChoice, ColumnChoice, PriorityChoice } from './task-choices.tsx';

type CreateTaskFormProps = {
  boards: readonly BoardForMe[];
  /** The board that one looks at. */
  hereId: string | undefined;
  onDone: () => void;
};

type Fields = {
  readonly boardId: string;
  readonly columnId: string | null;
  readonly title: string;
  readonly description: string;
  readonly priority: Priority;
  readonly assigneeId: string | null;
};

export function CreateTaskForm({ boards, hereId, onDone }: CreateTaskFormProps) {
  const form = useNewTask({ boards, hereId, onDone });
  const { fields, change, save, isAnother, setIsAnother, title } = form;
  const columns = useQuery(columnsQuery(client, fields.boardId)).data ?? [];
  const errorId = useId();
  const sendOnModEnter = (event: KeyboardEvent) => {
    if (event.key !== 'Enter' || !(event.metaKey || event.ctrlKey)) return;
    event.preventDefault();
    form.send();
  };
  return (
    <form
      className="grid gap-3"
      onKeyDown={sendOnModEnter}
      onSubmit={(event) => {
        event.preventDefault();
        form.send();
      }}
    >
      <input
        ref={title}
        autoFocus
        required
        maxLength={500}
        aria-label={messages.name}
        aria-invalid={form.needsTitle || undefined}
        aria-describedby={form.needsTitle ? errorId : undefined}
        placeholder={messages.namePlaceholder}
        value={fields.title}
        onChange={(event) => change({ title: event.target.value })}
        className="w-full bg-transparent py-1 text-lg font-medium outline-none placeholder:text-soft"
      />
      {form.needsTitle && (
        <p id={errorId} role="alert" className="-mt-2 text-xs text-bad">
          {messages.needsTitle}
        </p>
      )}
      <textarea
        aria-label={messages.description}
        placeholder={messages.descriptionPlaceholder}
        value={fields.description}
        maxLength={100_000}
        rows={4}
        onChange={(event) => change({ description: event.target.value })}
        className="field-sizing-content max-h-[40dvh] min-h-24 w-full resize-none bg-transparent text-base outline-none placeholder:text-soft touch:text-[16px]"
      />
      <div className="flex flex-wrap gap-1.5">
        <BoardChoice
          boards={boards}
          value={fields.boardId}
          onChange={(boardId) => change({ boardId, columnId: null })}
        />
        <ColumnChoice
          columns={columns}
          value={fields.columnId ?? columns[0]?.id ?? ''}
          onChange={(columnId) => change({ columnId })}
        />
        <PriorityChoice value={fields.priority} onChange={(priority) => change({ priority })} />
        <AssigneeChoice
          value={fields.assigneeId}
          onChange={(assigneeId) => change({ assigneeId })}
        />
      </div>
      {save.error !== null && <RequestFailed error={save.error} />}
      <div className="-mx-5 -mb-4 flex flex-wrap items-center justify-between gap-2 border-t border-line px-5 py-3">
        <Checkbox checked={isAnother} onCheckedChange={setIsAnother} label={messages.another} />
        <Button type="submit" look="primary" busy={save.isPending}>
          {messages.create}
          <span aria-hidden className="max-md:hidden">
            <Kbd keys="$mod+Enter" look="inverse" />
          </span>
        </Button>
      </div>
    </form>
  );
}

function useNewTask({ boards, hereId, onDone }: CreateTaskFormProps) {
  const { organization } = useUser();
  const [fields, setFields] = useState(() => firstFields(organization.id, boards, hereId));
  const [isAnother, setIsAnother] = useState(false);
  const [needsTitle, setNeedsTitle] = useState(false);
  const title = useRef<HTMLInputElement>(null);
  // Sent again after a lost answer, it is still one task.
  const key = useRef(newKey());
  const announce = useAnnouncement();
  const change = (changes: Partial<Fields>) => {
    const next = { ...fields, ...changes };
    setFields(next);
    setNeedsTitle(false);
    keepDraft(organization.id, next);
  };
  const save = useMutation({
    mutationFn: () =>
      client.call(createTask, { body: bodyOf(fields) }, { idempotencyKey: key.current }),
    onSuccess(task) {
      announce(task);
      key.current = newKey();
      const empty = { ...fields, title: '', description: '' };
      setFields(empty);
      keepDraft(organization.id, empty);
      if (isAnother) title.current?.focus();
      else onDone();
    },
  });
  const send = () => {
    if (save.isPending) return;
    if (fields.title.trim() !== '') return save.mutate();
    setNeedsTitle(true);
    title.current?.focus();
  };
  return { fields, change, save, send, isAnother, setIsAnother, needsTitle, title };
}

function useAnnouncement(): (task: Task) => void {
  const show = useToast();
  const router = useRouter();
  return ({ key, boardId, id }) =>
    show({
      title: messages.created(key),
      tone: 'good',
      action: {
        label: messages.open,
        run: () => router.push(`/boards/${boardId}/tasks/${id}`),
      },
    });
}

function firstFields(
  organizationId: string,
  boards: readonly BoardForMe[],
  hereId: string | undefined,
): Fields {
  const draft = readDraft(organizationId);
  const board =
    boards.find(({ id }) => id === hereId) ??
    boards.find(({ id }) => id === draft.boardId) ??
    boards[0];
  return {
    boardId: board?.id ?? '',
    columnId: null,
    title: draft.title,
    description: draft.description,
    priority: 'none',
    assigneeId: null,
  };
}

function bodyOf({ boardId, columnId, title, description, priority, assigneeId }: Fields) {
  return {
    boardId,
    title: title.trim(),
    description,
    priority,
    ...(columnId !== null && { columnId }),
    ...(assigneeId !== null && {
      [assigneeId.startsWith('agent_') ? 'agentId' : 'assigneeId']: assigneeId,
    }),
  };
}
