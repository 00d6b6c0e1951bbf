'use client';

import { useMutation } from '@tanstack/react-query';
import { Button, ErrorState, Field, Input } from '@helix/ui';
import { forgotPassword } from '@helix/contracts/identity';
import { client } from '../../lib/browser-client.ts';
import { messageOf, requestIdOf } from '../../lib/error-message.ts';
import { readForm } from './read-form.ts';

export function ForgotPasswordForm() {
  const ask = useMutation({
    mutationFn: (form: FormData) =>
      client.call(forgotPassword, { body: readForm(form, ['email']) }),
  });
  if (ask.isSuccess) {
    return (
      <p role="status">
        {ask.data.byMail
          ? 'If somebody here has that address, a link is on its way to it. It works for an hour.'
          : 'If somebody here has that address, an admin of your organization now has a link for you. Ask them for it.'}
      </p>
    );
  }
  return (
    <form className="grid gap-4" action={(form) => ask.mutate(form)}>
      <Field label="E-mail">
        <Input name="email" type="email" required autoComplete="username" autoFocus />
      </Field>
      {ask.isError && (
        <ErrorState message={messageOf(ask.error)} requestId={requestIdOf(ask.error)} />
      )}
      <Button type="submit" look="primary" busy={ask.isPending}>
        Ask for a link
      </Button>
    </form>
  );
}
