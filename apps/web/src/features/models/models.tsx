'use client';

import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { Badge, Button, EmptyState, ErrorState, Field, Input, Select } from '@helix/ui';
import {
  createModel,
  providerFacts,
  providers,
  providerSchema,
  type Provider,
} from '@helix/contracts/models';
import { client } from '../../lib/browser-client.ts';
import { messageOf, requestIdOf } from '../../lib/error-message.ts';
import { modelKeys, modelsQuery } from './model-queries.ts';

export function Models() {
  const { data } = useQuery(modelsQuery(client));
  return (
    <div className="grid content-start gap-6 overflow-y-auto px-5 py-4">
      <h1 className="text-lg font-semibold">Models</h1>
      {data?.items.length === 0 && (
        <EmptyState title="Agents need a model">
          Bring a key of your own, or add the built-in simulation to try everything without a
          network.
        </EmptyState>
      )}
      <ul className="grid gap-2">
        {data?.items.map((model) => (
          <li
            key={model.id}
            className="flex max-w-3xl flex-wrap items-center justify-between gap-3 rounded-lg border border-line bg-raised px-4 py-3"
          >
            <span className="grid">
              <span className="font-medium">{model.displayName}</span>
              <span className="text-sm text-soft">
                {model.model}
                {model.apiKeyLastFour !== null && ` · key …${model.apiKeyLastFour}`}
              </span>
            </span>
            <span className="flex gap-4">
              {model.provider === 'simulated' && <Badge tone="busy">Simulation</Badge>}
              {model.isDefault && <Badge tone="accent">Default</Badge>}
            </span>
          </li>
        ))}
      </ul>
      <NewModel />
    </div>
  );
}

function NewModel() {
  const queries = useQueryClient();
  const [provider, setProvider] = useState<Provider>('simulated');
  const create = useMutation({
    mutationFn: (form: FormData) => {
      const text = (name: string) => String(form.get(name) ?? '').trim() || undefined;
      return client.call(createModel, {
        body: {
          provider,
          model: text('model') ?? '',
          displayName: text('displayName') ?? '',
          apiKey: text('apiKey'),
          baseUrl: text('baseUrl'),
        },
      });
    },
    onSuccess: () => queries.invalidateQueries({ queryKey: modelKeys.all }),
  });
  return (
    <form
      aria-label="New model"
      className="grid max-w-lg gap-4"
      onSubmit={(event) => {
        event.preventDefault();
        const form = event.currentTarget;
        create.mutate(new FormData(form), { onSuccess: () => form.reset() });
      }}
    >
      <h2 className="text-sm font-semibold">New model</h2>
      <Field label="Provider">
        <Select
          value={provider}
          onChange={(event) => setProvider(providerSchema.parse(event.target.value))}
        >
          {providers.map((value) => (
            <option key={value} value={value}>
              {providerFacts[value].name}
            </option>
          ))}
        </Select>
      </Field>
      <Field label="Display name">
        <Input name="displayName" required maxLength={100} autoComplete="off" />
      </Field>
      <Field label="Model" hint="The provider's own name for it">
        <Input
          name="model"
          required
          defaultValue={provider === 'simulated' ? 'simulated' : ''}
          key={provider}
        />
      </Field>
      {provider !== 'simulated' && (
        <>
          <Field label="Address" hint="Such as https://api.example.com/v1">
            <Input name="baseUrl" type="url" required />
          </Field>
          <Field label="Key" hint="Stored encrypted; nobody can read it again.">
            <Input name="apiKey" type="password" autoComplete="off" />
          </Field>
        </>
      )}
      {create.isError && (
        <ErrorState message={messageOf(create.error)} requestId={requestIdOf(create.error)} />
      )}
      <Button type="submit" look="primary" busy={create.isPending} className="justify-self-start">
        Add model
      </Button>
    </form>
  );
}
