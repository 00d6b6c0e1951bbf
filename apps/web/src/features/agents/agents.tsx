'use client';

import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import {
  Badge,
  Button,
  EmptyState,
  ErrorState,
  Field,
  Input,
  Select,
  Textarea,
  type Tone,
} from '@helix/ui';
import { createAgent, type Agent } from '@helix/contracts/agents';
import { client } from '../../lib/browser-client.ts';
import { messageOf, requestIdOf } from '../../lib/error-message.ts';
import { modelsQuery } from '../models/model-queries.ts';
import { agentKeys, agentsQuery } from './agent-queries.ts';

const states: Readonly<Record<Agent['status'], { text: string; tone: Tone }>> = {
  idle: { text: 'Idle', tone: 'soft' },
  working: { text: 'Working', tone: 'busy' },
  waiting: { text: 'Waiting for an answer', tone: 'accent' },
  paused: { text: 'Paused', tone: 'soft' },
  unreachable: { text: 'No gateway', tone: 'bad' },
};

export function Agents() {
  const { data: agents } = useQuery(agentsQuery(client));
  const { data: models } = useQuery(modelsQuery(client));
  const modelName = (id: string | null) =>
    models?.items.find((model) => (id === null ? model.isDefault : model.id === id))?.displayName ??
    'no model yet';
  return (
    <div className="grid content-start gap-6 overflow-y-auto px-5 py-4">
      <h1 className="text-lg font-semibold">Agents</h1>
      {agents?.items.length === 0 && (
        <EmptyState title="Nobody works here yet">
          An agent takes tasks and hands them back for review. Give it a name, a role and a model.
        </EmptyState>
      )}
      <ul className="grid gap-2">
        {agents?.items.map(({ id, name, role, status, modelId }) => (
          <li
            key={id}
            className="flex max-w-3xl flex-wrap items-center justify-between gap-3 rounded-lg border border-line bg-raised px-4 py-3"
          >
            <span className="grid">
              <span className="font-medium">{name}</span>
              <span className="text-sm text-soft">
                {role} · {modelName(modelId)}
              </span>
            </span>
            <Badge tone={states[status].tone} pulse={status === 'working'}>
              {states[status].text}
            </Badge>
          </li>
        ))}
      </ul>
      <NewAgent models={models?.items ?? []} />
    </div>
  );
}

function NewAgent({ models }: { models: readonly { id: string; displayName: string }[] }) {
  const queries = useQueryClient();
  const create = useMutation({
    mutationFn: (form: FormData) =>
      client.call(createAgent, {
        body: {
          name: String(form.get('name')),
          role: String(form.get('role')),
          soul: String(form.get('soul')),
          modelId: String(form.get('modelId')) || null,
        },
      }),
    onSuccess: () => queries.invalidateQueries({ queryKey: agentKeys.all }),
  });
  return (
    <form
      aria-label="New agent"
      className="grid max-w-lg gap-4"
      onSubmit={(event) => {
        event.preventDefault();
        const form = event.currentTarget;
        create.mutate(new FormData(form), { onSuccess: () => form.reset() });
      }}
    >
      <h2 className="text-sm font-semibold">New agent</h2>
      <Field label="Name">
        <Input name="name" required maxLength={60} autoComplete="off" />
      </Field>
      <Field label="Role">
        <Input name="role" required maxLength={100} placeholder="Engineer" />
      </Field>
      <Field label="Model">
        <Select name="modelId">
          <option value="">The default</option>
          {models.map(({ id, displayName }) => (
            <option key={id} value={id}>
              {displayName}
            </option>
          ))}
        </Select>
      </Field>
      <Field label="SOUL.md" hint="Who it is and how it works; it stands first in every prompt.">
        <Textarea name="soul" rows={4} className="font-mono text-sm" />
      </Field>
      {create.isError && (
        <ErrorState message={messageOf(create.error)} requestId={requestIdOf(create.error)} />
      )}
      <Button type="submit" look="primary" busy={create.isPending} className="justify-self-start">
        Create agent
      </Button>
    </form>
  );
}
