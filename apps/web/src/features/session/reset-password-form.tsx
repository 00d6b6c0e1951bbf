'use client';

import { useMutation } from '@tanstack/react-query';
import { Field, Input } from '@helix/ui';
import { resetPassword } from '@helix/contracts/identity';
import { client } from '../../lib/browser-client.ts';
import { CardForm } from './card-form.tsx';
import { CardLink } from './card-link.tsx';
import { messages } from './messages.ts';
import { readForm } from './read-form.ts';

export function ResetPasswordForm({ token }: { token: string }) {
  const reset = useMutation({
    mutationFn: (form: FormData) =>
      client.call(resetPassword, { body: { token, ...readForm(form, ['password']) } }),
  });
  if (reset.isSuccess) {
    return (
      <div className="grid gap-4">
        <p role="status">{messages.reset.changed}</p>
        <CardLink href="/login">{messages.login.title}</CardLink>
      </div>
    );
  }
  return (
    <CardForm
      onSend={(form) => reset.mutate(form)}
      submitLabel={messages.reset.submit}
      isBusy={reset.isPending}
      error={reset.error}
      footer={<CardLink href="/forgot-password">{messages.reset.another}</CardLink>}
    >
      <Field label={messages.reset.label} hint={messages.passwordHint}>
        <Input
          name="password"
          type="password"
          required
          minLength={8}
          autoComplete="new-password"
          autoFocus
        />
      </Field>
    </CardForm>
  );
}
