'use client';

import { useMutation, useQueryClient } from '@tanstack/react-query';
import { Button, Checkbox, CopyButton, Dialog, Field, Input, Select } from '@helix/ui';
import { scopes } from '@helix/contracts';
import { createApiKey } from '@helix/contracts/identity';
import { client } from '../../lib/browser-client.ts';
import { RequestFailed } from '../../lib/request-failed.tsx';
import { onSubmit } from '../../lib/on-submit.ts';
import { apiKeyKeys } from './api-key-queries.ts';
import { messages } from './messages.ts';

const dayMs = 86_400_000;

export function CreateKeyDialog({ onClose }: { onClose: () => void }) {
  const queries = useQueryClient();
  const create = useMutation({
    mutationFn: (form: FormData) =>
      client.call(createApiKey, {
        body: {
          name: String(form.get('name') ?? ''),
          scopes: scopes.filter((scope) => form.getAll('scope').includes(scope)),
          expiresAt: endAfter(Number(form.get('days'))),
        },
      }),
    onSuccess: () => queries.invalidateQueries({ queryKey: apiKeyKeys.all }),
  });
  return (
    <Dialog
      open
      onOpenChange={(isOpen) => !isOpen && onClose()}
      title={create.data ? messages.createdTitle : messages.create}
    >
      {create.data ? (
        <MadeKey value={create.data.key} onDone={onClose} />
      ) : (
        <form className="grid gap-4" onSubmit={onSubmit((form) => create.mutate(form))}>
          <KeyFields />
          {create.isError && <RequestFailed error={create.error} />}
          <div className="flex justify-end gap-2">
            <Button onClick={onClose}>{messages.cancel}</Button>
            <Button type="submit" look="primary" busy={create.isPending}>
              {messages.make}
            </Button>
          </div>
        </form>
      )}
    </Dialog>
  );
}

function KeyFields() {
  return (
    <>
      <Field label={messages.name} hint={messages.nameHint}>
        <Input name="name" required maxLength={100} autoComplete="off" autoFocus />
      </Field>
      <fieldset className="grid gap-1">
        <legend className="pb-1 text-sm font-medium">{messages.scopes}</legend>
        {scopes.map((scope) => (
          <Checkbox
            key={scope}
            name="scope"
            value={scope}
            defaultChecked={scope.endsWith(':read')}
            label={messages.scopeNames[scope]}
          />
        ))}
      </fieldset>
      <Field label={messages.expires}>
        <Select name="days" defaultValue="90">
          {Object.entries(messages.lifetimes).map(([days, label]) => (
            <option key={days} value={days}>
              {label}
            </option>
          ))}
        </Select>
      </Field>
    </>
  );
}

function MadeKey({ value, onDone }: { value: string; onDone: () => void }) {
  return (
    <div className="grid gap-4">
      <p className="text-soft">{messages.createdText}</p>
      <div className="flex min-w-0 items-center gap-2 rounded-md border border-line bg-sunken px-3 py-2">
        <code className="min-w-0 flex-1 truncate font-mono text-sm select-all">{value}</code>
        <CopyButton text={value} />
      </div>
      <p className="text-sm text-soft">
        {messages.use} <code className="font-mono">Authorization: Bearer …</code>
      </p>
      <Button look="primary" className="justify-self-end" onClick={onDone}>
        {messages.done}
      </Button>
    </div>
  );
}

function endAfter(days: number): string | null {
  return days > 0 ? new Date(Date.now() + days * dayMs).toISOString() : null;
}
