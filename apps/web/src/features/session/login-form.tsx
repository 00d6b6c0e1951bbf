'use client';

import { useMutation } from '@tanstack/react-query';
import { useEffect, useState } from 'react';
import { Button, Field, Input } from '@helix/ui';
import { ApiError } from '@helix/client';
import { login } from '@helix/contracts/identity';
import { client, refreshOnce } from '../../lib/browser-client.ts';
import { CardForm } from './card-form.tsx';
import { CardLink } from './card-link.tsx';
import { CodeField } from './code-field.tsx';
import { messages } from './messages.ts';
import { readForm } from './read-form.ts';

type Credentials = { email: string; password: string };

export function LoginForm({ next, wasHere }: { next: string; wasHere: boolean }) {
  // Kept for the second step, when there is one.
  const [known, setKnown] = useState<Credentials>();
  const signIn = useMutation({
    mutationFn: (body: Credentials & { totp?: string }) => client.call(login, { body }),
    onSuccess: () => goOn(next),
    onError(error, { email, password }) {
      if (asksForCode(error)) setKnown({ email, password });
    },
  });
  // Whoever was away for an hour has a session that only needs refreshing.
  useEffect(() => {
    if (!wasHere) return;
    void refreshOnce().then((refreshed) => refreshed && goOn(next));
  }, [next, wasHere]);
  const send = (form: FormData) =>
    signIn.mutate(
      known ? { ...known, ...readForm(form, ['totp']) } : readForm(form, ['email', 'password']),
    );
  return (
    <CardForm
      onSend={send}
      submitLabel={messages.login.submit}
      isBusy={signIn.isPending || signIn.isSuccess}
      error={asksForCode(signIn.error) ? null : signIn.error}
      footer={
        known ? (
          <Button look="quiet" onClick={() => setKnown(undefined)}>
            {messages.login.another}
          </Button>
        ) : (
          <CardLink href="/forgot-password">{messages.login.forgot}</CardLink>
        )
      }
    >
      {known ? <CodeField /> : <CredentialFields />}
    </CardForm>
  );
}

/** Browsers keep the place within a page when they are sent here, and no server sees it. */
const goOn = (next: string) => window.location.assign(next + window.location.hash);

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
