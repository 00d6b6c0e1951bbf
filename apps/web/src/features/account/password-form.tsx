'use client';

import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useRef } from 'react';
import { Button, Field, Input, useToast } from '@helix/ui';
import { changePassword } from '@helix/contracts/identity';
import { client } from '../../lib/browser-client.ts';
import { RequestFailed } from '../../lib/request-failed.tsx';
import { onSubmit } from '../../lib/on-submit.ts';
import { readForm } from '../session/read-form.ts';
import { SettingsPart } from '../settings/index.ts';
import { accountKeys } from './account-queries.ts';
import { messages } from './messages.ts';

const text = messages.password;

export function PasswordForm() {
  const queries = useQueryClient();
  const show = useToast();
  const form = useRef<HTMLFormElement>(null);
  const change = useMutation({
    mutationFn: (body: { currentPassword: string; newPassword: string }) =>
      client.call(changePassword, { body }),
    onSuccess() {
      form.current?.reset();
      show(text.changed);
      void queries.invalidateQueries({ queryKey: accountKeys.sessions });
    },
  });
  return (
    <SettingsPart title={text.title} description={text.description}>
      <form
        ref={form}
        className="grid max-w-md gap-4"
        onSubmit={onSubmit((data) =>
          change.mutate(readForm(data, ['currentPassword', 'newPassword'])),
        )}
      >
        <Field label={text.current}>
          <Input name="currentPassword" type="password" required autoComplete="current-password" />
        </Field>
        <Field label={text.next} hint={text.nextHint}>
          <Input
            name="newPassword"
            type="password"
            required
            minLength={8}
            autoComplete="new-password"
          />
        </Field>
        {change.isError && <RequestFailed error={change.error} />}
        <Button type="submit" busy={change.isPending} className="justify-self-start">
          {text.submit}
        </Button>
      </form>
    </SettingsPart>
  );
}
