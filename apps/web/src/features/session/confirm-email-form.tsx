'use client';

import { useMutation } from '@tanstack/react-query';
import Link from 'next/link';
import { Button } from '@helix/ui';
import { confirmEmail } from '@helix/contracts/identity';
import { client } from '../../lib/browser-client.ts';
import { RequestFailed } from '../../lib/request-failed.tsx';
import { messages } from './messages.ts';

const text = messages.confirmEmail;

/** A press of a button, because programs that look through mail follow its links. */
export function ConfirmEmailForm({ token }: { token: string }) {
  const confirm = useMutation({
    mutationFn: () => client.call(confirmEmail, { body: { token } }),
  });
  if (confirm.isSuccess) {
    return (
      <p role="status">
        {text.confirmed(confirm.data.email)}{' '}
        <Link href="/" className="text-accent">
          {text.goOn}
        </Link>
      </p>
    );
  }
  return (
    <form className="grid gap-4" action={() => confirm.mutate()}>
      {confirm.isError && <RequestFailed error={confirm.error} />}
      <Button type="submit" look="primary" busy={confirm.isPending}>
        {text.submit}
      </Button>
    </form>
  );
}
