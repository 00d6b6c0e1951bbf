'use client';

import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useRef } from 'react';
import { Button, Field, Input, useToast } from '@helix/ui';
import { changeEmail } from '@helix/contracts/identity';
import { client } from '../../lib/browser-client.ts';
import { RequestFailed } from '../../lib/request-failed.tsx';
import { onSubmit } from '../../lib/on-submit.ts';
import { readForm } from '../session/read-form.ts';
import { sessionKeys } from '../session/session-queries.ts';
import { useUser } from '../session/use-user.ts';
import { SettingsPart } from '../settings/index.ts';
import { messages } from './messages.ts';

const text = messages.email;

export function EmailForm() {
  const me = useUser();
  const queries = useQueryClient();
  const show = useToast();
  const form = useRef<HTMLFormElement>(null);
  const change = useMutation({
    mutationFn: (body: { email: string; password: string }) => client.call(changeEmail, { body }),
    onSuccess({ changed }) {
      form.current?.reset();
      if (!changed) return;
      show(text.changed);
      void queries.invalidateQueries({ queryKey: sessionKeys.user });
    },
  });
  const mailedTo = change.data?.changed === false ? change.variables?.email : undefined;
  return (
    <SettingsPart title={text.title} description={text.description(me.email)}>
      <form
        ref={form}
        className="grid max-w-md gap-4"
        onSubmit={onSubmit((data) => change.mutate(readForm(data, ['email', 'password'])))}
      >
        <Field label={text.next}>
          <Input name="email" type="email" required maxLength={254} autoComplete="email" />
        </Field>
        <Field label={text.password} hint={text.passwordHint}>
          <Input name="password" type="password" required autoComplete="current-password" />
        </Field>
        {change.isError && <RequestFailed error={change.error} />}
        <Button type="submit" busy={change.isPending} className="justify-self-start">
          {text.submit}
        </Button>
        <p role="status" className="text-sm text-soft empty:hidden">
          {mailedTo !== undefined && text.mailed(mailedTo)}
        </p>
      </form>
    </SettingsPart>
  );
}
