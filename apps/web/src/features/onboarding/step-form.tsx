import type { ReactNode } from 'react';
import { Button } from '@helix/ui';
import { RequestFailed } from '../../lib/request-failed.tsx';
import { useIsHydrated } from '../../lib/moment.tsx';
import { onSubmit } from '../../lib/on-submit.ts';

type StepFormProps = {
  title: string;
  text: string;
  submitLabel: string;
  isBusy: boolean;
  isReady?: boolean;
  error: Error | null;
  onSend: (form: FormData) => void;
  children: ReactNode;
};

export function StepForm({
  title,
  text,
  submitLabel,
  isBusy,
  isReady = true,
  error,
  onSend,
  children,
}: StepFormProps) {
  // Before that, the browser would send the form by itself and begin anew.
  const isHydrated = useIsHydrated();
  return (
    <form className="grid gap-5" aria-label={title} onSubmit={onSubmit(onSend)}>
      <div className="grid gap-1">
        <h2 className="text-lg font-semibold">{title}</h2>
        <p className="text-soft">{text}</p>
      </div>
      {children}
      {error !== null && <RequestFailed error={error} />}
      <div className="sticky bottom-0 -mx-5 bg-paper px-5 py-3">
        <Button type="submit" look="primary" busy={isBusy} disabled={!isReady || !isHydrated}>
          {submitLabel}
        </Button>
      </div>
    </form>
  );
}
