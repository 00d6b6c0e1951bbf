'use client';

import { useMutation, useQueryClient } from '@tanstack/react-query';
import { Button, Field, Input, useToast } from '@helix/ui';
import { updateMe } from '@helix/contracts/identity';
import { client } from '../../lib/browser-client.ts';
import { messageOf } from '../../lib/error-message.ts';
import { onSubmit } from '../../lib/on-submit.ts';
import { sessionKeys } from '../session/session-queries.ts';
import { useUser } from '../session/use-user.ts';
import { SettingsPage } from '../settings/index.ts';
import { EmailForm } from './email-form.tsx';
import { messages } from './messages.ts';

const text = messages.profile;

export function ProfileForm() {
  const me = useUser();
  const queries = useQueryClient();
  const show = useToast();
  const save = useMutation({
    mutationFn: (name: string) => client.call(updateMe, { body: { name } }),
    onSuccess(user) {
      queries.setQueryData(sessionKeys.user, user);
      show(text.saved);
    },
    onError: (error) => show(messageOf(error), 'bad'),
  });
  return (
    <SettingsPage title={text.title} description={text.description(me.role)}>
      <form
        className="grid max-w-md gap-4"
        onSubmit={onSubmit((form) => save.mutate(String(form.get('name') ?? '')))}
      >
        <Field label={text.name}>
          <Input name="name" required maxLength={100} defaultValue={me.name} autoComplete="name" />
        </Field>
        <Button type="submit" look="primary" busy={save.isPending} className="justify-self-start">
          {text.save}
        </Button>
      </form>
      <EmailForm />
    </SettingsPage>
  );
}
