'use client';

import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { Button, Dialog, Field, Select, useToast } from '@helix/ui';
import { removeMember, type Member } from '@helix/contracts/members';
import { client } from '../../lib/browser-client.ts';
import { messageOf } from '../../lib/error-message.ts';
import { memberKeys } from './member-queries.ts';
import { messages } from './messages.ts';

type RemoveMemberDialogProps = {
  member: Member;
  others: readonly Member[];
  onClose: () => void;
};

export function RemoveMemberDialog({ member, others, onClose }: RemoveMemberDialogProps) {
  const queries = useQueryClient();
  const show = useToast();
  const [handOverTo, setHandOverTo] = useState('');
  const remove = useMutation({
    mutationFn: () =>
      client.call(removeMember, {
        params: { memberId: member.id },
        body: { handOverTo: handOverTo === '' ? null : handOverTo },
      }),
    onSuccess({ tasksHandedOver }) {
      show(messages.removed(member.name, tasksHandedOver));
      void queries.invalidateQueries({ queryKey: memberKeys.all });
      onClose();
    },
    onError: (error) => show(messageOf(error), 'bad'),
  });
  return (
    <Dialog
      open
      onOpenChange={(isOpen) => !isOpen && onClose()}
      title={messages.removeTitle(member.name)}
      description={messages.removeText}
      footer={
        <>
          <Button onClick={onClose}>{messages.cancel}</Button>
          <Button look="danger" busy={remove.isPending} onClick={() => remove.mutate()}>
            {messages.removeOf(member.name)}
          </Button>
        </>
      }
    >
      <Field label={messages.handOver}>
        <Select value={handOverTo} onChange={(event) => setHandOverTo(event.target.value)}>
          <option value="">{messages.nobody}</option>
          {others.map(({ id, name }) => (
            <option key={id} value={id}>
              {name}
            </option>
          ))}
        </Select>
      </Field>
    </Dialog>
  );
}
