'use client';

import { useMutation } from '@tanstack/react-query';
import { confirmEmail } from '@helix/contracts/identity';
import { client } from '../../lib/browser-client.ts';
import { CardForm } from './card-form.tsx';
import { CardLink } from './card-link.tsx';
import { messages } from './messages.ts';

const text = messages.confirmEmail;

/** A press of a button, because programs that look through mail follow its links. */
export function ConfirmEmailForm({ token }: { token: string }) {
  const confirm = useMutation({
    mutationFn: () => client.call(confirmEmail, { body: { token } }),
  });
  if (confirm.isSuccess) {
    return (
      <div className="grid gap-4">
        <p role="status">{text.confirmed(confirm.data.email)}</p>
        <CardLink href="/">{text.goOn}</CardLink>
      </div>
    );
  }
  return (
    <CardForm
      onSend={() => confirm.mutate()}
      submitLabel={text.submit}
      isBusy={confirm.isPending}
      error={confirm.error}
    />
  );
}
