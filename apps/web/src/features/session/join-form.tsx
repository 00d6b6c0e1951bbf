'use client';

import { useMutation } from '@tanstack/react-query';
import { useState } from 'react';
import { Field, Input } from '@helix/ui';
import { ApiError } from '@helix/client';
import { acceptInvitation, type InvitationPreview } from '@helix/contracts/members';
import { client } from '../../lib/browser-client.ts';
import { CardForm } from './card-form.tsx';
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
    <CardForm
      onSend={(form) => join.mutate(proofIn(form))}
      submitLabel={messages.join.submit(organization.name)}
      isBusy={join.isPending || join.isSuccess}
      error={asksForCode(join.error) ? null : join.error}
    >
      <p>{messages.join.invited(invitedBy, email, organization.name, role)}</p>
      {password === undefined ? <ProofFields existingPerson={existingPerson} /> : <CodeField />}
    </CardForm>
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
