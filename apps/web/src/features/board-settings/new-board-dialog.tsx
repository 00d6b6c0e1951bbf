'use client';

import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useRouter } from 'next/navigation';
import { useState, type ReactElement } from 'react';
import { Button, Dialog, Field, Input, Select } from '@helix/ui';
import { createBoard, createDepartment } from '@helix/contracts/structure';
import { client } from '../../lib/browser-client.ts';
import { RequestFailed } from '../../lib/request-failed.tsx';
import { onSubmit } from '../../lib/on-submit.ts';
import { boardKeys, overviewQuery } from '../boards/board-queries.ts';
import { boardTemplatesQuery } from './board-settings-queries.ts';
import { messages } from './messages.ts';
import { PermissionSelect } from './permission-select.tsx';
import { TemplateChoice } from './template-choice.tsx';

const words = messages.newBoard;

type NewBoardDialogProps = {
  trigger: ReactElement;
  /** Where it goes unless somebody chooses otherwise. */
  departmentId?: string;
};

/** A board with the columns and labels of a template, which is seen before it is made. */
export function NewBoardDialog({ trigger, departmentId }: NewBoardDialogProps) {
  const [isOpen, setIsOpen] = useState(false);
  return (
    <Dialog
      size="large"
      open={isOpen}
      onOpenChange={setIsOpen}
      trigger={trigger}
      title={words.title}
      description={words.text}
    >
      <NewBoardForm departmentId={departmentId} onDone={() => setIsOpen(false)} />
    </Dialog>
  );
}

type NewBoardFormProps = { departmentId: string | undefined; onDone: () => void };

function NewBoardForm({ departmentId, onDone }: NewBoardFormProps) {
  const { data: overview } = useQuery(overviewQuery(client));
  const { data: templates = [] } = useQuery(boardTemplatesQuery(client));
  const [templateId, setTemplateId] = useState('standard');
  const [access, setAccess] = useState<'no_access' | 'view' | 'create' | 'manage'>('create');
  const [department, setDepartment] = useState(departmentId);
  const departments = overview?.departments ?? [];
  const chosen = department ?? departments[0]?.id ?? '';
  const create = useCreateBoard(onDone);
  const send = (form: FormData) => {
    const text = (name: string) => String(form.get(name) ?? '').trim();
    create.mutate({
      name: text('name'),
      key: text('key'),
      departmentId: chosen,
      departmentName: text('departmentName'),
      templateId,
      defaultPermission: access,
    });
  };
  return (
    <form className="grid gap-4" onSubmit={onSubmit(send)}>
      <div className="grid gap-4 md:grid-cols-[1fr_8rem]">
        <Field label={words.name}>
          <Input name="name" required maxLength={100} autoComplete="off" autoFocus />
        </Field>
        <Field label={words.key}>
          <Input
            name="key"
            maxLength={8}
            pattern="[A-Za-z][A-Za-z0-9]{1,7}"
            autoComplete="off"
            title={words.keyHint}
            className="font-mono uppercase"
          />
        </Field>
        <p className="-mt-3 text-xs text-soft md:col-span-2">{words.keyHint}</p>
      </div>
      <div className="grid gap-4 md:grid-cols-2">
        <Field label={words.department}>
          <Select value={chosen} onChange={(event) => setDepartment(event.target.value)}>
            {departments.map(({ id, name }) => (
              <option key={id} value={id}>
                {name}
              </option>
            ))}
            <option value="">{words.newDepartment}</option>
          </Select>
        </Field>
        {chosen === '' && (
          <Field label={words.departmentName}>
            <Input name="departmentName" required maxLength={100} autoComplete="off" />
          </Field>
        )}
        <Field label={words.access}>
          <PermissionSelect value={access} isDisabled={false} onChange={setAccess} />
        </Field>
      </div>
      <TemplateChoice templates={templates} value={templateId} onChange={setTemplateId} />
      {create.isError && <RequestFailed error={create.error} />}
      <div className="flex justify-end gap-2">
        <Button onClick={onDone}>{messages.cancel}</Button>
        <Button type="submit" look="primary" busy={create.isPending}>
          {words.create}
        </Button>
      </div>
    </form>
  );
}

type NewBoard = {
  name: string;
  key: string;
  departmentId: string;
  departmentName: string;
  templateId: string;
  defaultPermission: 'no_access' | 'view' | 'create' | 'manage';
};

function useCreateBoard(onDone: () => void) {
  const queries = useQueryClient();
  const router = useRouter();
  return useMutation({
    async mutationFn({ key, departmentId, departmentName, ...board }: NewBoard) {
      const department =
        departmentId === ''
          ? (await client.call(createDepartment, { body: { name: departmentName } })).id
          : departmentId;
      const body = { ...board, departmentId: department, ...(key !== '' && { key }) };
      return client.call(createBoard, { body });
    },
    async onSuccess({ id }) {
      await queries.invalidateQueries({ queryKey: boardKeys.overview });
      onDone();
      router.push(`/boards/${id}`);
    },
    // A department that was made before the board was refused is there, and is offered from now on.
    onError: () => queries.invalidateQueries({ queryKey: boardKeys.overview }),
  });
}
