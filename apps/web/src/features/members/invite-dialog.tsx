'use client';

import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { Button, Checkbox, Dialog, Field, Input } from '@helix/ui';
import { roles } from '@helix/contracts';
import { createInvitation, type SentInvitation } from '@helix/contracts/members';
import { client } from '../../lib/browser-client.ts';
import { RequestFailed } from '../../lib/request-failed.tsx';
import { onSubmit } from '../../lib/on-submit.ts';
import { overviewQuery } from '../boards/board-queries.ts';
import { useUser } from '../session/use-user.ts';
import { memberKeys } from './member-queries.ts';
import { messages } from './messages.ts';
import { RoleSelect } from './role-select.tsx';
import { SentLink } from './sent-link.tsx';

const text = messages.invitations;

export function InviteDialog({ isOpen, onClose }: { isOpen: boolean; onClose: () => void }) {
  const queries = useQueryClient();
  const invite = useMutation({
    mutationFn: (form: FormData) =>
      client.call(createInvitation, {
        body: {
          email: String(form.get('email') ?? ''),
          role: roles.find((role) => role === form.get('role')) ?? 'viewer',
          boardIds: form.getAll('boardId').map(String),
        },
      }),
    onSuccess: () => queries.invalidateQueries({ queryKey: memberKeys.invitations }),
  });
  const close = () => {
    onClose();
    invite.reset();
  };
  return (
    <Dialog
      open={isOpen}
      onOpenChange={(open) => !open && close()}
      title={invite.data ? text.sentTitle : messages.invite}
    >
      {invite.data ? (
        <Sent sent={invite.data} onDone={close} />
      ) : (
        <form className="grid gap-4" onSubmit={onSubmit((form) => invite.mutate(form))}>
          <InviteFields />
          {invite.isError && <RequestFailed error={invite.error} />}
          <div className="flex justify-end gap-2">
            <Button onClick={close}>{messages.cancel}</Button>
            <Button type="submit" look="primary" busy={invite.isPending}>
              {text.send}
            </Button>
          </div>
        </form>
      )}
    </Dialog>
  );
}

function InviteFields() {
  const { role } = useUser();
  const { data } = useQuery(overviewQuery(client));
  return (
    <>
      <Field label={text.email}>
        <Input name="email" type="email" required autoComplete="off" autoFocus />
      </Field>
      <Field label={text.role}>
        <RoleSelect name="role" upTo={role} defaultValue="member" />
      </Field>
      <fieldset className="grid gap-1">
        <legend className="pb-1 text-sm font-medium">{text.boards}</legend>
        <div className="grid max-h-48 gap-1 overflow-y-auto rounded-md border border-line p-2">
          {data?.boards.length === 0 && <p className="text-sm text-soft">{text.noBoards}</p>}
          {data?.boards.map(({ id, name }) => (
            <Checkbox key={id} name="boardId" value={id} label={name} />
          ))}
        </div>
      </fieldset>
    </>
  );
}

function Sent({ sent, onDone }: { sent: SentInvitation; onDone: () => void }) {
  return (
    <div className="grid gap-4">
      <p>{sent.mailed ? text.mailed(sent.email) : text.notMailed}</p>
      <SentLink link={sent.link} />
      <Button look="primary" className="justify-self-end" onClick={onDone}>
        {text.done}
      </Button>
    </div>
  );
}
