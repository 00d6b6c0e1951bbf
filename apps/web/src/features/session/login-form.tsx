'use client';

import { useMutation } from '@tanstack/react-query';
import Link from 'next/link';
import { useEffect, useState } from 'react';
import { Button, Field, Input } from '@helix/ui';
import { ApiError } from '@helix/client';
import { login } from '@helix/contracts/identity';
import { client, refreshOnce } from '../../lib/browser-client.ts';
import { RequestFailed } from '../../lib/request-failed.tsx';
import { CodeField } from './code-field.tsx';
import { messages } from './messages.ts';
import { readForm } from './read-form.ts';

type Credentials = { email: string; password: string };

export function LoginForm({ next, wasHere }: { next: string; wasHere: boolean }) {
  // Kept for the second step, when there is one.
  const [known, setKnown] = useState<Credentials>();
  const signIn = useMutation({
    mutationFn: (body: Credentials & { totp?: string }) => client.call(login, { body }),
    onSuccess: () => window.location.assign(next),
    onError(error, { email, password }) {
      if (asksForCode(error)) setKnown({ email, password });
    },
  });
  // Whoever was away for an hour has a session that only needs refreshing.
  useEffect(() => {
    if (!wasHere) return;
    void refreshOnce().then((refreshed) => refreshed && window.location.assign(next));
  }, [next, wasHere]);
  const send = (form: FormData) =>
    signIn.mutate(
      known ? { ...known, ...readForm(form, ['totp']) } : readForm(form, ['email', 'password']),
    );
  return (
    <form className="grid gap-4" action={send}>
      {known ? <CodeField /> : <CredentialFields />}
      {signIn.isError && !asksForCode(signIn.error) && <RequestFailed error={signIn.error} />}
      <Button type="submit" look="primary" busy={signIn.isPending || signIn.isSuccess}>
        {messages.login.submit}
      </Button>
      {known ? (
        <Button look="quiet" onClick={() => setKnown(undefined)}>
          {messages.login.another}
        </Button>
      ) : (
        <Link href="/forgot-password" className="justify-self-center text-sm text-accent">
          {messages.login.forgot}
        </Link>
      )}
    </form>
  );
}

function CredentialFields() {
  return (
    <>
      <Field label={messages.email}>
        <Input name="email" type="email" required autoComplete="username" autoFocus />
      </Field>
      <Field label={messages.password}>
        <Input name="password" type="password" required autoComplete="current-password" />
      </Field>
    </>
  );
}

const asksForCode = (error: unknown) =>
  error instanceof ApiError && error.code === 'auth.totp_required';
