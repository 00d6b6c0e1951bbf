'use client';

import { useMutation } from '@tanstack/react-query';
import { Button, ErrorState, Field, Input } from '@helix/ui';
import { completeSetup } from '@helix/contracts/identity';
import { client } from '../../lib/browser-client.ts';
import { messageOf, requestIdOf } from '../../lib/error-message.ts';
import { readForm } from './read-form.ts';

export function SetupForm({ token }: { token: string }) {
  const setup = useMutation({
    mutationFn: (form: FormData) =>
      client.call(completeSetup, {
        body: readForm(form, ['token', 'organizationName', 'name', 'email', 'password']),
      }),
    // A full load, so that the server renders with the new cookies.
    onSuccess: () => window.location.assign('/welcome'),
  });
  return (
    <form className="grid gap-4" action={(form) => setup.mutate(form)}>
      <Field label="Organization">
        <Input name="organizationName" required maxLength={100} autoFocus />
      </Field>
      <Field label="Your name">
        <Input name="name" required maxLength={100} autoComplete="name" />
      </Field>
      <Field label="E-mail">
        <Input name="email" type="email" required autoComplete="email" />
      </Field>
      <Field label="Password" hint="At least 8 characters">
        <Input name="password" type="password" required minLength={8} autoComplete="new-password" />
      </Field>
      <Field label="Set-up token" hint="It was printed where Helix was started.">
        <Input
          name="token"
          required
          defaultValue={token}
          autoComplete="off"
          className="font-mono"
        />
      </Field>
      {setup.isError && (
        <ErrorState message={messageOf(setup.error)} requestId={requestIdOf(setup.error)} />
      )}
      <Button type="submit" look="primary" busy={setup.isPending || setup.isSuccess}>
        Create organization
      </Button>
    </form>
  );
}
