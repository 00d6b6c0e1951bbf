'use client';

import { useMutation } from '@tanstack/react-query';
import { Button, Field, Input } from '@helix/ui';
import { forgotPassword } from '@helix/contracts/identity';
import { client } from '../../lib/browser-client.ts';
import { RequestFailed } from '../../lib/request-failed.tsx';
import { messages } from './messages.ts';
import { readForm } from './read-form.ts';

export function ForgotPasswordForm() {
  const ask = useMutation({
    mutationFn: (form: FormData) =>
      client.call(forgotPassword, { body: readForm(form, ['email']) }),
  });
  if (ask.isSuccess) {
    return (
      <p role="status">{ask.data.byMail ? messages.forgot.mailed : messages.forgot.passedOn}</p>
    );
  }
  return (
    <form className="grid gap-4" action={(form) => ask.mutate(form)}>
      <Field label={messages.email}>
        <Input name="email" type="email" required autoComplete="username" autoFocus />
      </Field>
      {ask.isError && <RequestFailed error={ask.error} />}
      <Button type="submit" look="primary" busy={ask.isPending}>
        {messages.forgot.submit}
      </Button>
    </form>
  );
}
