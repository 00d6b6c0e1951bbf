'use client';

import { useMutation, useQueryClient } from '@tanstack/react-query';
import Link from 'next/link';
import { useState } from 'react';
import { Badge, Button, buttonClass, Dialog, Field, Input, useToast } from '@helix/ui';
import { disableTotp } from '@helix/contracts/identity';
import { client } from '../../lib/browser-client.ts';
import { RequestFailed } from '../../lib/request-failed.tsx';
import { onSubmit } from '../../lib/on-submit.ts';
import { sessionKeys } from '../session/session-queries.ts';
import { useUser } from '../session/use-user.ts';
import { SettingsPart } from '../settings/index.ts';
import { messages } from './messages.ts';

const text = messages.secondFactor;

export function SecondFactor() {
  const { totpEnabled } = useUser();
  const [isDisabling, setIsDisabling] = useState(false);
  return (
    <SettingsPart title={text.title} description={text.describe(totpEnabled)}>
      <div className="flex items-center gap-3">
        <Badge tone={totpEnabled ? 'good' : 'soft'}>{totpEnabled ? text.on : text.off}</Badge>
        {totpEnabled ? (
          <Button look="danger" onClick={() => setIsDisabling(true)}>
            {text.disable}
          </Button>
        ) : (
          <Link href="/second-factor" className={buttonClass()}>
            {text.enable}
          </Link>
        )}
      </div>
      {isDisabling && <DisableDialog onClose={() => setIsDisabling(false)} />}
    </SettingsPart>
  );
}

function DisableDialog({ onClose }: { onClose: () => void }) {
  const queries = useQueryClient();
  const show = useToast();
  const disable = useMutation({
    mutationFn: (password: string) => client.call(disableTotp, { body: { password } }),
    onSuccess() {
      void queries.invalidateQueries({ queryKey: sessionKeys.user });
      show(text.disabled);
      onClose();
    },
  });
  return (
    <Dialog
      open
      onOpenChange={(isOpen) => !isOpen && onClose()}
      title={text.disableTitle}
      description={text.disableText}
      size="small"
    >
      <form
        className="grid gap-4"
        onSubmit={onSubmit((form) => disable.mutate(String(form.get('password') ?? '')))}
      >
        <Field label={text.password}>
          <Input name="password" type="password" required autoComplete="current-password" />
        </Field>
        {disable.isError && <RequestFailed error={disable.error} />}
        <Button type="submit" look="danger" busy={disable.isPending} className="justify-self-end">
          {text.disable}
        </Button>
      </form>
    </Dialog>
  );
}
