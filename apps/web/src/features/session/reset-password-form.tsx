'use client';

import { useMutation } from '@tanstack/react-query';
import Link from 'next/link';
import { Button, Field, Input } from '@helix/ui';
import { resetPassword } from '@helix/contracts/identity';
import { client } from '../../lib/browser-client.ts';
import { RequestFailed } from '../../lib/request-failed.tsx';
import { messages } from './messages.ts';
import { readForm } from './read-form.ts';

export function ResetPasswordForm({ token }: { token: string }) {
  const reset = useMutation({
    mutationFn: (form: FormData) =>
      client.call(resetPassword, { body: { token, ...readForm(form, ['password']) } }),
  });
  if (reset.isSuccess) {
    return (
      <p role="status">
        {messages.reset.changed}{' '}
        <Link href="/login" className="text-accent">
          {messages.login.title}
        </Link>
      </p>
    );
  }
  return (
    <form className="grid gap-4" action={(form) => reset.mutate(form)}>
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
      {reset.isError && <RequestFailed error={reset.error} />}
      <Button type="submit" look="primary" busy={reset.isPending}>
        {messages.reset.submit}
      </Button>
    </form>
  );
}
