'use client';

import { useMutation } from '@tanstack/react-query';
import { Field, Input } from '@helix/ui';
import { forgotPassword } from '@helix/contracts/identity';
import { client } from '../../lib/browser-client.ts';
import { CardForm } from './card-form.tsx';
import { CardLink } from './card-link.tsx';
import { messages } from './messages.ts';
import { readForm } from './read-form.ts';

export function ForgotPasswordForm() {
  const ask = useMutation({
    mutationFn: (form: FormData) =>
      client.call(forgotPassword, { body: readForm(form, ['email']) }),
  });
  if (ask.isSuccess) {
    return (
      <div className="grid gap-4">
        <p role="status">{ask.data.byMail ? messages.forgot.mailed : messages.forgot.passedOn}</p>
        <CardLink href="/login">{messages.backToLogin}</CardLink>
      </div>
    );
  }
  return (
    <CardForm
      onSend={(form) => ask.mutate(form)}
      submitLabel={messages.forgot.submit}
      isBusy={ask.isPending}
      error={ask.error}
      footer={<CardLink href="/login">{messages.backToLogin}</CardLink>}
    >
      <Field label={messages.email}>
        <Input name="email" type="email" required autoComplete="username" autoFocus />
      </Field>
    </CardForm>
  );
}
