'use client';

import { useMutation } from '@tanstack/react-query';
import { Button, Field, Input } from '@helix/ui';
import { confirmTotp, enrollTotp } from '@helix/contracts/identity';
import { client } from '../../lib/browser-client.ts';
import { CardForm } from './card-form.tsx';
import { CodeField } from './code-field.tsx';
import { messages } from './messages.ts';
import { readForm } from './read-form.ts';

/** Password, then a code of the new authenticator, then the recovery codes to keep. */
export function SecondFactorForm() {
  const enroll = useMutation({
    mutationFn: (form: FormData) => client.call(enrollTotp, { body: readForm(form, ['password']) }),
  });
  const confirm = useMutation({
    mutationFn: (form: FormData) =>
      client.call(confirmTotp, { body: { code: readForm(form, ['totp']).totp } }),
  });
  if (confirm.data) return <RecoveryCodes codes={confirm.data.recoveryCodes} />;
  const current = enroll.data ? confirm : enroll;
  return (
    <CardForm
      onSend={(form) => current.mutate(form)}
      submitLabel={enroll.data ? messages.secondFactor.submit : messages.secondFactor.next}
      isBusy={current.isPending}
      error={current.error}
    >
      {enroll.data ? (
        <>
          <img
            src={enroll.data.qrCode}
            alt={messages.secondFactor.qrCode}
            className="w-48 justify-self-center rounded-md bg-white p-2"
          />
          <p className="text-sm text-soft">
            {messages.secondFactor.byHand}{' '}
            <code className="font-mono break-all select-all">{enroll.data.secret}</code>
          </p>
          <CodeField />
        </>
      ) : (
        <Field label={messages.password}>
          <Input
            name="password"
            type="password"
            required
            autoComplete="current-password"
            autoFocus
          />
        </Field>
      )}
    </CardForm>
  );
}

function RecoveryCodes({ codes }: { codes: readonly string[] }) {
  return (
    <div className="grid gap-4">
      <p role="status">{messages.secondFactor.isOn}</p>
      <ul className="grid gap-1 rounded-md border border-line bg-raised p-3 font-mono text-sm select-all">
        {codes.map((code) => (
          <li key={code}>{code}</li>
        ))}
      </ul>
      <Button look="primary" onClick={() => window.location.assign('/')}>
        {messages.secondFactor.kept}
      </Button>
    </div>
  );
}
