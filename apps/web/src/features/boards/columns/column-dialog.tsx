'use client';

import { useId, type SyntheticEvent } from 'react';
import { Button, Dialog, Field, Input, Select } from '@helix/ui';
import { categories, type Category } from '@helix/contracts/structure';
import { useBoard } from '../board-context.tsx';
import type { ColumnView } from '../board-view-patch.ts';
import { messages } from '../messages.ts';
import { useColumnChanges } from './use-column-changes.ts';

const words = messages.column;
export type ColumnForm = 'name' | 'limit' | 'new';
const titles: Readonly<Record<ColumnForm, (name: string) => string>> = {
  name: words.renameTitle,
  limit: words.limitTitle,
  new: () => words.addTitle,
};

type ColumnDialogProps = { column: ColumnView; form: ColumnForm; onClose: () => void };

export function ColumnDialog({ column, form, onClose }: ColumnDialogProps) {
  const { boardId, readView } = useBoard();
  const { create, change } = useColumnChanges(boardId);
  const id = useId();
  const done = { onSuccess: onClose };
  const submit = (event: SyntheticEvent<HTMLFormElement>) => {
    event.preventDefault();
    const fields = new FormData(event.currentTarget);
    const text = (name: string) => String(fields.get(name) ?? '').trim();
    const columnId = column.id;
    if (form === 'name') change.mutate({ columnId, name: text('name') }, done);
    if (form === 'limit') {
      const limit = text('limit');
      change.mutate({ columnId, wipLimit: limit === '' ? null : Number(limit) }, done);
    }
    if (form !== 'new') return;
    const { columns } = readView();
    const before = columns[columns.findIndex((known) => known.id === columnId) + 1]?.id;
    const category = categories.find((known) => known === text('category')) ?? 'todo';
    create.mutate({ name: text('name'), category, before }, done);
  };
  return (
    <Dialog
      open
      onOpenChange={(isOpen) => !isOpen && onClose()}
      title={titles[form](column.name)}
      footer={
        <>
          <Button look="plain" onClick={onClose}>
            {words.cancel}
          </Button>
          <Button
            look="primary"
            type="submit"
            form={id}
            busy={change.isPending || create.isPending}
          >
            {form === 'new' ? words.create : words.save}
          </Button>
        </>
      }
    >
      <form id={id} onSubmit={submit} className="grid gap-3">
        {form === 'limit' ? (
          <Field label={words.limitLabel} hint={words.limitHint}>
            <Input
              name="limit"
              type="number"
              min={1}
              max={10_000}
              defaultValue={column.wipLimit ?? ''}
              autoFocus
            />
          </Field>
        ) : (
          <Field label={words.name}>
            <Input
              name="name"
              required
              maxLength={100}
              defaultValue={form === 'new' ? '' : column.name}
              autoComplete="off"
              autoFocus
            />
          </Field>
        )}
        {form === 'new' && <CategoryField initial={column.category} />}
      </form>
    </Dialog>
  );
}

function CategoryField({ initial }: { initial: Category }) {
  return (
    <Field label={words.category}>
      <Select name="category" defaultValue={initial}>
        {categories.map((category) => (
          <option key={category} value={category}>
            {messages.category[category]}
          </option>
        ))}
      </Select>
    </Field>
  );
}
