'use client';

import { useState, type FormEvent } from 'react';
import { Button, DialogClose, Field, Input, Switch } from '@helix/ui';
import { messages } from './messages.ts';

type ViewNameFormProps = {
  name?: string;
  submit: string;
  isBusy: boolean;
  /** Asks whether others see it. */
  mayShare?: boolean;
  onSubmit: (name: string, isShared: boolean) => void;
};

export function ViewNameForm({
  name = '',
  submit,
  isBusy,
  mayShare = false,
  onSubmit,
}: ViewNameFormProps) {
  const [isShared, setIsShared] = useState(false);
  const send = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    const text = String(new FormData(event.currentTarget).get('name') ?? '').trim();
    if (text !== '') onSubmit(text, isShared);
  };
  return (
    <form className="grid gap-4" onSubmit={send}>
      <Field label={messages.name}>
        <Input
          name="name"
          required
          autoFocus
          maxLength={100}
          defaultValue={name}
          autoComplete="off"
          placeholder={messages.namePlaceholder}
        />
      </Field>
      {mayShare && (
        <Switch label={messages.forOthers} checked={isShared} onCheckedChange={setIsShared} />
      )}
      <div className="flex justify-end gap-2">
        <DialogClose render={<Button>{messages.cancel}</Button>} />
        <Button type="submit" look="primary" busy={isBusy}>
          {submit}
        </Button>
      </div>
    </form>
  );
}
