'use client';

import { useState, type FormEvent, type ReactNode } from 'react';
import { Button } from './button.tsx';
import { Dialog } from './dialog.tsx';
import { Field, Input } from './field.tsx';
import { messages } from './messages.ts';

type ConfirmTypedProps = {
  open: boolean;
  onOpenChange: (isOpen: boolean) => void;
  title: ReactNode;
  /** What will be lost, in plain words. */
  children: ReactNode;
  /** What has to be typed: the name of what goes. */
  expected: string;
  confirmLabel: string;
  cancelLabel?: string;
  inputLabel?: ReactNode;
  busy?: boolean;
  error?: ReactNode;
  onConfirm: () => void;
};

/** For what cannot be undone; everything else has an undo. */
export function ConfirmTyped(props: ConfirmTypedProps) {
  const { open, onOpenChange, title, children } = props;
  return (
    <Dialog size="small" open={open} onOpenChange={onOpenChange} title={title}>
      <div className="grid gap-3">
        <div className="text-sm text-soft">{children}</div>
        <ConfirmForm {...props} />
      </div>
    </Dialog>
  );
}

function ConfirmForm({
  expected,
  confirmLabel,
  cancelLabel = messages.cancel,
  inputLabel = messages.toConfirm(expected),
  busy = false,
  error,
  onOpenChange,
  onConfirm,
}: ConfirmTypedProps) {
  const [typed, setTyped] = useState('');
  const matches = typed.trim() === expected.trim();
  const submit = (event: FormEvent) => {
    event.preventDefault();
    if (matches && !busy) onConfirm();
  };
  return (
    <form onSubmit={submit} className="grid gap-4">
      <Field label={inputLabel} error={error}>
        <Input
          value={typed}
          autoComplete="off"
          spellCheck={false}
          onChange={(event) => setTyped(event.target.value)}
        />
      </Field>
      <div className="flex justify-end gap-2">
        <Button onClick={() => onOpenChange(false)}>{cancelLabel}</Button>
        <Button type="submit" look="danger" disabled={!matches} busy={busy}>
          {confirmLabel}
        </Button>
      </div>
    </form>
  );
}
