'use client';

import { useMutation, useQueryClient } from '@tanstack/react-query';
import { Ellipsis, PenLine, Trash2 } from 'lucide-react';
import { useState, type ReactElement } from 'react';
import { Button, Dialog, Field, IconButton, Input, Menu, useToast } from '@helix/ui';
import {
  createDepartment,
  deleteDepartment,
  updateDepartment,
  type Department,
} from '@helix/contracts/structure';
import { client } from '../../lib/browser-client.ts';
import { messageOf } from '../../lib/error-message.ts';
import { onSubmit } from '../../lib/on-submit.ts';
import { boardKeys } from '../boards/board-queries.ts';
import { useUndo } from '../undo/index.ts';
import { messages } from './messages.ts';

const words = messages.department;

export function NewDepartmentDialog({ trigger }: { trigger: ReactElement }) {
  const [isOpen, setIsOpen] = useState(false);
  const save = useDepartmentMutation((name: string) =>
    client.call(createDepartment, { body: { name } }),
  );
  return (
    <Dialog
      size="small"
      open={isOpen}
      onOpenChange={setIsOpen}
      trigger={trigger}
      title={words.new}
      description={words.text}
    >
      <DepartmentForm
        submit={words.create}
        isBusy={save.isPending}
        error={save.error}
        onSubmit={(name) => save.mutate(name, { onSuccess: () => setIsOpen(false) })}
      />
    </Dialog>
  );
}

/** Renames a department, or takes one away that holds no boards. */
export function DepartmentMenu({
  department,
  isEmpty,
}: {
  department: Department;
  isEmpty: boolean;
}) {
  const [isRenaming, setIsRenaming] = useState(false);
  const { rename, remove } = useDepartmentChanges(department);
  return (
    <>
      <Menu
        label={words.options(department.name)}
        align="end"
        items={[
          { label: words.rename, icon: <PenLine />, onSelect: () => setIsRenaming(true) },
          ...(isEmpty
            ? [
                {
                  label: words.delete,
                  icon: <Trash2 />,
                  tone: 'danger' as const,
                  onSelect: () => remove.mutate(),
                },
              ]
            : []),
        ]}
        trigger={
          <IconButton size="small" label={words.options(department.name)} icon={<Ellipsis />} />
        }
      />
      <Dialog size="small" open={isRenaming} onOpenChange={setIsRenaming} title={words.renameTitle}>
        <DepartmentForm
          name={department.name}
          submit={words.rename}
          isBusy={rename.isPending}
          error={rename.error}
          onSubmit={(name) => rename.mutate(name, { onSuccess: () => setIsRenaming(false) })}
        />
      </Dialog>
    </>
  );
}

type DepartmentFormProps = {
  name?: string;
  submit: string;
  isBusy: boolean;
  error: unknown;
  onSubmit: (name: string) => void;
};

function DepartmentForm({ name = '', submit, isBusy, error, onSubmit: send }: DepartmentFormProps) {
  return (
    <form
      className="grid gap-4"
      onSubmit={onSubmit((form) => send(String(form.get('name') ?? '').trim()))}
    >
      <Field label={words.name} {...(error !== null && { error: messageOf(error) })}>
        <Input
          name="name"
          required
          maxLength={100}
          defaultValue={name}
          autoComplete="off"
          autoFocus
        />
      </Field>
      <Button type="submit" look="primary" busy={isBusy} className="justify-self-end">
        {submit}
      </Button>
    </form>
  );
}

function useDepartmentMutation<Input>(mutationFn: (input: Input) => Promise<unknown>) {
  const queries = useQueryClient();
  return useMutation({
    mutationFn,
    onSuccess: () => queries.invalidateQueries({ queryKey: boardKeys.overview }),
  });
}

function useDepartmentChanges({ id, name }: Department) {
  const queries = useQueryClient();
  const show = useToast();
  const undo = useUndo();
  const reread = () => queries.invalidateQueries({ queryKey: boardKeys.overview });
  const params = { departmentId: id };
  const put = async (body: { name: string }) => {
    await client.call(updateDepartment, { params, body });
    await reread();
  };
  return {
    rename: useMutation({
      mutationFn: (next: string) => put({ name: next }),
      onSuccess: (_, next) => undo.offer({ title: words.renamed(next), undo: () => put({ name }) }),
    }),
    remove: useMutation({
      mutationFn: () => client.call(deleteDepartment, { params }),
      async onSuccess() {
        await reread();
        undo.offer({
          title: words.deleted(name),
          undo: async () => {
            await client.call(createDepartment, { body: { name } });
            await reread();
          },
        });
      },
      onError: (error) => show(messageOf(error), 'bad'),
    }),
  };
}
