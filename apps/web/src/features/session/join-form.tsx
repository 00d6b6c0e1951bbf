'use client';

import { useMutation } from '@tanstack/react-query';
import { useState } from 'react';
import { Button, Field, Input } from '@helix/ui';
import { ApiError } from '@helix/client';
import { acceptInvitation, type InvitationPreview } from '@helix/contracts/members';
import { client } from '../../lib/browser-client.ts';
import { RequestFailed } from '../../lib/request-failed.tsx';
import { CodeField } from './code-field.tsx';
import { messages } from './messages.ts';
import { readForm } from './read-form.ts';

type Proof = { name?: string; password: string; totp?: string };

/** Who is new chooses a name and a password; who has an account proves that it is theirs. */
export function JoinForm({ token, invitation }: { token: string; invitation: InvitationPreview }) {
  const [password, setPassword] = useState<string>();
  const join = useMutation({
    mutationFn: (proof: Proof) => client.call(acceptInvitation, { body: { token, ...proof } }),
    onSuccess: () => window.location.assign('/'),
    onError(error, proof) {
      if (asksForCode(error)) setPassword(proof.password);
    },
  });
  const { organization, invitedBy, email, role, existingPerson } = invitation;
  const proofIn = (form: FormData): Proof => {
    if (password !== undefined) return { password, ...readForm(form, ['totp']) };
    return existingPerson ? readForm(form, ['password']) : readForm(form, ['name', 'password']);
  };
  return (
    <form className="grid gap-4" action={(form) => join.mutate(proofIn(form))}>
      <p>{messages.join.invited(invitedBy, email, organization.name, role)}</p>
      {password === undefined ? <ProofFields existingPerson={existingPerson} /> : <CodeField />}
      {join.isError && !asksForCode(join.error) && <RequestFailed error={join.error} />}
      <Button type="submit" look="primary" busy={join.isPending || join.isSuccess}>
        {messages.join.submit(organization.name)}
      </Button>
    </form>
  );
}

function ProofFields({ existingPerson }: { existingPerson: boolean }) {
  if (existingPerson) {
    return (
      <Field label={messages.password} hint={messages.join.existingHint}>
        <Input name="password" type="password" required autoComplete="current-password" autoFocus />
      </Field>
    );
  }
  return (
    <>
      <Field label={messages.name}>
        <Input name="name" required maxLength={100} autoComplete="name" autoFocus />
      </Field>
      <Field label={messages.password} hint={messages.passwordHint}>
        <Input name="password" type="password" required minLength={8} autoComplete="new-password" />
      </Field>
    </>
  );
}

const asksForCode = (error: unknown) =>
  error instanceof ApiError && error.code === 'auth.totp_required';
