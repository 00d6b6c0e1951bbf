'use client';

import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useRouter } from 'next/navigation';
import { useState } from 'react';
import { ApiError } from '@helix/client';
import {
  Button,
  ConfirmTyped,
  ErrorState,
  Field,
  Input,
  Section,
  Select,
  useToast,
} from '@helix/ui';
import { agentTiers, deleteAgent, updateAgent, type Agent } from '@helix/contracts/agents';
import { client } from '../../../lib/browser-client.ts';
import { messageOf, requestIdOf } from '../../../lib/error-message.ts';
import { useHasRole } from '../../session/use-user.ts';
import { IdentityFields, PlaceFields, type AgentFields } from '../agent-fields.tsx';
import { applyAgent, forgetAgent } from '../agent-patch.ts';
import { messages } from '../messages.ts';
import { useAgent } from './use-agent.ts';
import { useAgentActions } from '../use-agent-actions.ts';

const words = messages.settings;

export function AgentSettings({ agentId }: { agentId: string }) {
  const agent = useAgent(agentId);
  const isAdmin = useHasRole('admin');
  if (!isAdmin) return <p className="text-sm text-soft">{words.readOnly}</p>;
  return (
    <div className="grid max-w-3xl gap-10">
      {agent.archivedAt === null && <SettingsForm agent={agent} />}
      <Leaving agent={agent} />
    </div>
  );
}

type Entered = AgentFields & Pick<Agent, 'slug' | 'tier'> & { budget: string };

const enteredOf = (agent: Agent): Entered => ({
  name: agent.name,
  role: agent.role,
  description: agent.description,
  avatar: agent.avatar,
  departmentId: agent.departmentId,
  parentId: agent.parentId,
  modelId: agent.modelId,
  executionMode: agent.executionMode,
  slug: agent.slug,
  tier: agent.tier,
  budget: agent.monthlyBudgetUsd === null ? '' : String(agent.monthlyBudgetUsd),
});

function SettingsForm({ agent }: { agent: Agent }) {
  const [base, setBase] = useState(agent);
  const [entered, setEntered] = useState(() => enteredOf(agent));
  const queries = useQueryClient();
  const show = useToast();
  const change = (next: Partial<Entered>) => setEntered((now) => ({ ...now, ...next }));
  const isDirty = JSON.stringify(entered) !== JSON.stringify(enteredOf(base));
  // What others changed is shown as long as nothing was entered here.
  if (agent.version > base.version && !isDirty) {
    setBase(agent);
    setEntered(enteredOf(agent));
  }
  const save = useMutation({
    mutationFn: (version: number) => {
      const { budget, modelId: _modelId, executionMode: _mode, ...fields } = entered;
      const monthlyBudgetUsd = budget.trim() === '' ? null : Number(budget);
      return client.call(updateAgent, {
        params: { agentId: agent.id },
        body: { ...fields, monthlyBudgetUsd, version },
      });
    },
    onSuccess(saved) {
      applyAgent(queries, saved);
      setBase(saved);
      setEntered(enteredOf(saved));
      show(messages.form.saved(saved.name));
    },
  });
  const isConflict =
    save.error instanceof ApiError && save.error.code === 'resource.version_conflict';
  return (
    <form
      aria-label={words.identity}
      className="grid gap-8"
      onSubmit={(event) => {
        event.preventDefault();
        save.mutate(isConflict ? agent.version : base.version);
      }}
    >
      <Section title={words.identity}>
        <div className="grid gap-4">
          <IdentityFields fields={entered} onChange={change} />
          <Field label={messages.form.slug} hint={messages.form.slugHint} className="max-w-xs">
            <Input
              required
              maxLength={60}
              pattern="[a-z0-9]+(-[a-z0-9]+)*"
              title={words.slugTaken}
              autoComplete="off"
              spellCheck={false}
              value={entered.slug}
              onChange={(event) => change({ slug: event.target.value })}
            />
          </Field>
        </div>
      </Section>
      <Section title={words.place}>
        <PlaceFields fields={entered} onChange={change} agentId={agent.id} />
      </Section>
      <BudgetFields entered={entered} onChange={change} />
      {save.isError && (
        <ErrorState
          message={messageOf(save.error)}
          {...(isConflict && { fix: words.changedMeanwhile })}
          requestId={requestIdOf(save.error)}
        />
      )}
      <Button
        type="submit"
        look="primary"
        className="justify-self-start"
        disabled={!isDirty}
        busy={save.isPending}
      >
        {messages.form.save}
      </Button>
    </form>
  );
}

function BudgetFields({
  entered,
  onChange,
}: {
  entered: Entered;
  onChange: (next: Partial<Entered>) => void;
}) {
  return (
    <Section title={words.budget} description={words.budgetText}>
      <div className="grid gap-4 sm:grid-cols-2">
        <Field label={words.monthlyBudget} hint={words.monthlyBudgetHint}>
          <Input
            type="number"
            inputMode="decimal"
            step="any"
            min={0.01}
            max={1_000_000}
            value={entered.budget}
            onChange={(event) => onChange({ budget: event.target.value })}
          />
        </Field>
        <Field label={words.tier}>
          <Select
            value={entered.tier}
            onChange={(event) => {
              const tier = agentTiers.find((known) => known === event.target.value);
              if (tier) onChange({ tier });
            }}
          >
            {agentTiers.map((tier) => (
              <option key={tier} value={tier}>
                {words.tiers[tier]}
              </option>
            ))}
          </Select>
        </Field>
      </div>
    </Section>
  );
}

/** Archiving can be undone, deleting cannot. */
function Leaving({ agent }: { agent: Agent }) {
  const { archive, restore, isPending } = useAgentActions(agent);
  const [isAsking, setIsAsking] = useState(false);
  const queries = useQueryClient();
  const router = useRouter();
  const show = useToast();
  const remove = useMutation({
    mutationFn: () => client.call(deleteAgent, { params: { agentId: agent.id } }),
    onSuccess() {
      router.push('/agents');
      forgetAgent(queries, agent.id);
      show(words.deleted(agent.name));
    },
  });
  const isArchived = agent.archivedAt !== null;
  return (
    <Section title={words.leaving}>
      <div className="grid divide-y divide-line rounded-lg border border-line bg-raised">
        <div className="flex flex-wrap items-center justify-between gap-3 p-4">
          <p className="max-w-md text-sm text-soft">
            {isArchived ? words.restoreText : words.archiveText}
          </p>
          <Button busy={isPending} onClick={isArchived ? restore : archive}>
            {isArchived ? messages.restore : messages.archive}
          </Button>
        </div>
        <div className="flex flex-wrap items-center justify-between gap-3 p-4">
          <p className="max-w-md text-sm text-soft">{words.deleteText}</p>
          <Button onClick={() => setIsAsking(true)}>{words.delete}</Button>
        </div>
      </div>
      <ConfirmTyped
        open={isAsking}
        onOpenChange={(isOpen) => {
          setIsAsking(isOpen);
          remove.reset();
        }}
        title={words.deleteTitle(agent.name)}
        expected={agent.name}
        confirmLabel={words.delete}
        busy={remove.isPending}
        error={remove.isError ? `${messageOf(remove.error)}. ${words.archiveInstead}` : undefined}
        onConfirm={() => remove.mutate()}
      >
        {words.deleteText}
      </ConfirmTyped>
    </Section>
  );
}
