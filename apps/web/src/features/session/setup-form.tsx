'use client';

import { useMutation } from '@tanstack/react-query';
import { Field, Input } from '@helix/ui';
import { completeSetup } from '@helix/contracts/identity';
import { client } from '../../lib/browser-client.ts';
import { CardForm } from './card-form.tsx';
import { messages } from './messages.ts';
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
    <CardForm
      onSend={(form) => setup.mutate(form)}
      submitLabel={messages.setup.submit}
      isBusy={setup.isPending || setup.isSuccess}
      error={setup.error}
    >
      <Field label={messages.setup.organization}>
        <Input name="organizationName" required maxLength={100} autoFocus />
      </Field>
      <Field label={messages.name}>
        <Input name="name" required maxLength={100} autoComplete="name" />
      </Field>
      <Field label={messages.email}>
        <Input name="email" type="email" required autoComplete="email" />
      </Field>
      <Field label={messages.password} hint={messages.passwordHint}>
        <Input name="password" type="password" required minLength={8} autoComplete="new-password" />
      </Field>
      <Field label={messages.setup.token} hint={messages.setup.tokenHint}>
        <Input
          name="token"
          required
          defaultValue={token}
          autoComplete="off"
          className="font-mono"
        />
      </Field>
    </CardForm>
  );
}
