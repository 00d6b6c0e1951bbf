'use client';

import { useQuery } from '@tanstack/react-query';
import Link from 'next/link';
import { Card, DataList, Field, Section, Select } from '@helix/ui';
import { client } from '../../../lib/browser-client.ts';
import { formatNumber } from '../../../lib/format.ts';
import { messages as modelMessages } from '../../models/messages.ts';
import { priceInForce, priceText } from '../../models/model-price.ts';
import { modelsQuery } from '../../models/model-queries.ts';
import { useHasRole } from '../../session/use-user.ts';
import { useUndo } from '../../undo/index.ts';
import { ModeChoice, ModelSelect } from '../agent-fields.tsx';
import { AgentFacts } from '../agent-facts.tsx';
import { messages } from '../messages.ts';
import { useAgent } from './use-agent.ts';
import { useUpdateAgent, type AgentChange } from '../use-agent-actions.ts';

const words = messages.model;
const concurrencies = [1, 2, 3, 4, 5, 8, 10, 15, 20, 50, 100];

/** What an agent thinks with, and how it goes about its work. Each choice holds at once. */
export function AgentModel({ agentId }: { agentId: string }) {
  const agent = useAgent(agentId);
  const isAdmin = useHasRole('admin');
  const update = useUpdateAgent(agent);
  const { offer } = useUndo();
  if (!isAdmin || agent.archivedAt !== null) {
    return (
      <div className="grid max-w-3xl gap-6">
        <AgentFacts agent={agent} />
        <ModelCard modelId={agent.modelId} />
      </div>
    );
  }
  const change = (next: AgentChange, before: AgentChange) =>
    update.mutate(next, {
      onSuccess: () =>
        offer({
          title: messages.form.saved(agent.name),
          undo: async () => void (await update.mutateAsync(before)),
        }),
    });
  const limits = concurrencies.includes(agent.maxConcurrentRuns)
    ? concurrencies
    : [...concurrencies, agent.maxConcurrentRuns].toSorted((a, b) => a - b);
  return (
    <div className="grid max-w-3xl gap-8">
      <Section title={words.title} description={words.description}>
        <ModelSelect
          value={agent.modelId}
          onChange={(modelId) => change({ modelId }, { modelId: agent.modelId })}
        />
        <ModelCard modelId={agent.modelId} />
      </Section>
      <Section title={words.work}>
        <ModeChoice
          value={agent.executionMode}
          onChange={(executionMode) =>
            change({ executionMode }, { executionMode: agent.executionMode })
          }
        />
        <Field label={words.concurrency} hint={words.concurrencyHint} className="max-w-xs">
          <Select
            value={agent.maxConcurrentRuns}
            onChange={(event) =>
              change(
                { maxConcurrentRuns: Number(event.target.value) },
                { maxConcurrentRuns: agent.maxConcurrentRuns },
              )
            }
          >
            {limits.map((limit) => (
              <option key={limit} value={limit}>
                {limit}
              </option>
            ))}
          </Select>
        </Field>
      </Section>
    </div>
  );
}

/** How the model that is in force for an agent is set up. */
function ModelCard({ modelId }: { modelId: string | null }) {
  const { data: models } = useQuery(modelsQuery(client));
  const model = models?.items.find(({ id, isDefault }) =>
    modelId === null ? isDefault : id === modelId,
  );
  if (!models || !model) return null;
  const nameOf = (id: string) => models.items.find((known) => known.id === id)?.displayName;
  const { settings, fallbackModelIds } = model;
  const fallbacks = fallbackModelIds.map(nameOf).filter((name) => name !== undefined);
  return (
    <Card>
      <DataList
        items={[
          {
            label: words.title,
            value: (
              <Link href={`/models/${model.id}`} className="rounded-sm hover:underline">
                {model.displayName}{' '}
                <span className="font-mono text-xs text-soft">{model.model}</span>
              </Link>
            ),
          },
          { label: modelMessages.price.title, value: priceText(priceInForce(model)) },
          {
            label: words.thinking,
            value: modelMessages.form.reasoningOptions[settings.reasoning ?? 'follow'],
          },
          {
            label: words.limits,
            value:
              settings.maxOutputTokens === null
                ? words.asUsual
                : words.tokens(formatNumber(settings.maxOutputTokens)),
          },
          {
            label: words.fallbacks,
            value: fallbacks.length === 0 ? words.noFallbacks : fallbacks.join(' → '),
          },
        ]}
      />
    </Card>
  );
}
