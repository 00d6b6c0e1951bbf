'use client';

import { useMutation, useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { Button, ErrorState, Field, Input } from '@helix/ui';
import { ApiError } from '@helix/client';
import { acceptInvitation, previewInvitation } from '@helix/contracts/members';
import { client } from '../../lib/browser-client.ts';
import { messageOf, requestIdOf } from '../../lib/error-message.ts';
import { CodeField } from './code-field.tsx';
import { readForm } from './read-form.ts';

type Proof = { name?: string; password: string; totp?: string };

/** Who is new chooses a name and a password; who has an account proves that it is theirs. */
export function JoinForm({ token }: { token: string }) {
  const [password, setPassword] = useState<string>();
  const preview = useQuery({
    queryKey: ['invitation', token],
    queryFn: ({ signal }) => client.call(previewInvitation, { query: { token } }, { signal }),
    retry: false,
  });
  const join = useMutation({
    mutationFn: (proof: Proof) => client.call(acceptInvitation, { body: { token, ...proof } }),
    onSuccess: () => window.location.assign('/'),
    onError(error, proof) {
      if (asksForCode(error)) setPassword(proof.password);
    },
  });
  if (preview.isError) {
    return <ErrorState message={messageOf(preview.error)} requestId={requestIdOf(preview.error)} />;
  }
  if (!preview.data) return null;
  const { organization, invitedBy, email, role, existingPerson } = preview.data;
  const proofIn = (form: FormData): Proof => {
    if (password !== undefined) return { password, ...readForm(form, ['totp']) };
    return existingPerson ? readForm(form, ['password']) : readForm(form, ['name', 'password']);
  };
  return (
    <form className="grid gap-4" action={(form) => join.mutate(proofIn(form))}>
      <p>
        {invitedBy} invites {email} to work with <strong>{organization.name}</strong> as {role}.
      </p>
      {password === undefined ? <ProofFields existingPerson={existingPerson} /> : <CodeField />}
      {join.isError && !asksForCode(join.error) && (
        <ErrorState message={messageOf(join.error)} requestId={requestIdOf(join.error)} />
      )}
      <Button type="submit" look="primary" busy={join.isPending || join.isSuccess}>
        Join {organization.name}
      </Button>
    </form>
  );
}

function ProofFields({ existingPerson }: { existingPerson: boolean }) {
  if (existingPerson) {
    return (
      <Field label="Password" hint="Of the account that you have already">
        <Input name="password" type="password" required autoComplete="current-password" autoFocus />
      </Field>
    );
  }
  return (
    <>
      <Field label="Your name">
        <Input name="name" required maxLength={100} autoComplete="name" autoFocus />
      </Field>
      <Field label="Password" hint="At least 8 characters">
        <Input name="password" type="password" required minLength={8} autoComplete="new-password" />
      </Field>
    </>
  );
}

const asksForCode = (error: unknown) =>
  error instanceof ApiError && error.code === 'auth.totp_required';
