'use client';

import { useMutation } from '@tanstack/react-query';
import { useEffect } from 'react';
import { Button, ErrorState, Field, Input } from '@helix/ui';
import { login } from '@helix/contracts/identity';
import { client, refreshOnce } from '../../lib/browser-client.ts';
import { messageOf, requestIdOf } from '../../lib/error-message.ts';
import { readForm } from './read-form.ts';

export function LoginForm({ next }: { next: string }) {
  const go = () => window.location.assign(next);
  const signIn = useMutation({
    mutationFn: (form: FormData) =>
      client.call(login, { body: readForm(form, ['email', 'password']) }),
    onSuccess: go,
  });
  // Whoever was away for an hour has a session that only needs refreshing.
  useEffect(() => {
    void refreshOnce().then((refreshed) => refreshed && window.location.assign(next));
  }, [next]);
  return (
    <form className="grid gap-4" action={(form) => signIn.mutate(form)}>
      <Field label="E-mail">
        <Input name="email" type="email" required autoComplete="username" autoFocus />
      </Field>
      <Field label="Password">
        <Input name="password" type="password" required autoComplete="current-password" />
      </Field>
      {signIn.isError && (
        <ErrorState message={messageOf(signIn.error)} requestId={requestIdOf(signIn.error)} />
      )}
      <Button type="submit" look="primary" busy={signIn.isPending || signIn.isSuccess}>
        Sign in
      </Button>
    </form>
  );
}
