'use client';

import type { ReactNode } from 'react';
import { Button } from '@helix/ui';
import { RequestFailed } from '../../lib/request-failed.tsx';

type CardFormProps = {
  onSend: (form: FormData) => void;
  submitLabel: string;
  isBusy: boolean;
  /** Why it was refused. */
  error: unknown;
  children?: ReactNode;
  /** Below the button: other ways to go. */
  footer?: ReactNode;
};

/** What is sent before the page is live is kept until it is, and never put into the address. */
export function CardForm({ onSend, submitLabel, isBusy, error, children, footer }: CardFormProps) {
  return (
    <form
      className="grid gap-4"
      action={onSend}
      // React empties a form that was sent; whoever is refused would type all of it again.
      onReset={(event) => event.preventDefault()}
    >
      {children}
      {error !== null && <RequestFailed error={error} />}
      <Button type="submit" look="primary" busy={isBusy}>
        {submitLabel}
      </Button>
      {footer}
    </form>
  );
}
