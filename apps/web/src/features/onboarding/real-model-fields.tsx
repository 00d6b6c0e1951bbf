'use client';

import { useState } from 'react';
import { Field, Input, Select } from '@helix/ui';
import { providerFacts, providers, type Provider } from '@helix/contracts/models';
import { messages } from './messages.ts';

const text = messages.model;
const offered = providers.filter((provider) => provider !== 'simulated');

export function RealModelFields() {
  const [provider, setProvider] = useState<Provider>('anthropic');
  const { baseUrl, needsKey } = providerFacts[provider];
  return (
    <div className="grid gap-4 sm:grid-cols-2">
      <Field label={text.provider}>
        <Select
          name="provider"
          value={provider}
          onChange={(event) =>
            setProvider(offered.find((known) => known === event.target.value) ?? provider)
          }
        >
          {offered.map((known) => (
            <option key={known} value={known}>
              {providerFacts[known].name}
            </option>
          ))}
        </Select>
      </Field>
      <Field label={text.name} hint={text.nameHint}>
        <Input name="model" required maxLength={200} autoComplete="off" spellCheck={false} />
      </Field>
      <Field label={text.key} hint={text.keyHint}>
        <Input name="apiKey" type="password" required={needsKey} autoComplete="off" />
      </Field>
      <Field label={text.baseUrl} hint={needsKey ? text.baseUrlHint : text.privateHint}>
        <Input
          key={provider}
          name="baseUrl"
          type="url"
          required={baseUrl === null}
          defaultValue={baseUrl ?? ''}
          className="font-mono text-sm"
        />
      </Field>
    </div>
  );
}
