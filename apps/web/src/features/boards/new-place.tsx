'use client';

import { useMutation, useQueryClient } from '@tanstack/react-query';
import { Plus } from 'lucide-react';
import { useRouter } from 'next/navigation';
import { useId, useState, type SyntheticEvent } from 'react';
import { Button, Dialog, Field, Input, type ButtonLook } from '@helix/ui';
import { createBoard, createDepartment } from '@helix/contracts/structure';
import { client } from '../../lib/browser-client.ts';
import { messageOf } from '../../lib/error-message.ts';
import { boardKeys } from './board-queries.ts';
import { messages } from './messages.ts';

const words = messages.overview;

export function NewDepartment({ look = 'plain' }: { look?: ButtonLook }) {
  return (
    <NameDialog
      look={look}
      button={words.newDepartment}
      title={words.newDepartment}
      label={words.departmentName}
      submit={words.createDepartment}
      create={(name) => client.call(createDepartment, { body: { name } })}
    />
  );
}

type NewBoardProps = { departmentId: string; department: string };

export function NewBoard({ departmentId, department }: NewBoardProps) {
  const router = useRouter();
  return (
    <NameDialog
      look="quiet"
      button={words.newBoard}
      title={words.newBoardIn(department)}
      label={words.boardName}
      submit={words.createBoard}
      create={async (name) => {
        const board = await client.call(createBoard, { body: { name, departmentId } });
        router.push(`/boards/${board.id}`);
      }}
    />
  );
}

type NameDialogProps = {
  look: ButtonLook;
  button: string;
  title: string;
  label: string;
  submit: string;
  create: (name: string) => Promise<unknown>;
};

function NameDialog({ look, button, title, label, submit, create }: NameDialogProps) {
  const id = useId();
  const queries = useQueryClient();
  const [isOpen, setIsOpen] = useState(false);
  const save = useMutation({
    mutationFn: create,
    async onSuccess() {
      await queries.invalidateQueries({ queryKey: boardKeys.overview });
      setIsOpen(false);
    },
  });
  const onSubmit = (event: SyntheticEvent<HTMLFormElement>) => {
    event.preventDefault();
    save.mutate(String(new FormData(event.currentTarget).get('name') ?? '').trim());
  };
  return (
    <Dialog
      open={isOpen}
      onOpenChange={(open) => {
        setIsOpen(open);
        save.reset();
      }}
      size="small"
      title={title}
      trigger={
        <Button look={look} size={look === 'quiet' ? 'small' : 'medium'} icon={<Plus />}>
          {button}
        </Button>
      }
      footer={
        <Button look="primary" type="submit" form={id} busy={save.isPending}>
          {submit}
        </Button>
      }
    >
      <form id={id} onSubmit={onSubmit}>
        <Field label={label} {...(save.isError && { error: messageOf(save.error) })}>
          <Input name="name" required maxLength={100} autoComplete="off" autoFocus />
        </Field>
      </form>
    </Dialog>
  );
}
