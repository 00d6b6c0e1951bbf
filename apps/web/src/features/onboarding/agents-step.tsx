'use client';

import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { Check } from 'lucide-react';
import { useState } from 'react';
import { createAgent, type AgentTemplate } from '@helix/contracts/agents';
import { client } from '../../lib/browser-client.ts';
import { AgentAvatar } from '../agents/agent-avatar.tsx';
import { agentKeys, agentTemplatesQuery } from '../agents/agent-queries.ts';
import { messages } from './messages.ts';
import { agentsFor } from './onboarding.state.ts';
import { StepForm } from './step-form.tsx';

const text = messages.agents;

/** Those who suit the board come first, and the first of them is chosen until somebody says otherwise. */
export function AgentsStep({ boardTemplateId }: { boardTemplateId: string | undefined }) {
  const queries = useQueryClient();
  const { data: templates } = useQuery(agentTemplatesQuery(client));
  const offered = agentsFor(boardTemplateId, templates?.items ?? []);
  const [wanted, setWanted] = useState<readonly string[]>();
  const chosen = wanted ?? offered.slice(0, 1).map(({ id }) => id);
  const hire = useMutation({
    async mutationFn() {
      for (const templateId of chosen) {
        await client.call(createAgent, { body: { templateId, executionMode: 'manual' } });
      }
    },
    onSettled: () => queries.invalidateQueries({ queryKey: agentKeys.all }),
  });
  const toggle = (id: string) =>
    setWanted(chosen.includes(id) ? chosen.filter((known) => known !== id) : [...chosen, id]);
  return (
    <StepForm
      title={text.title}
      text={text.text}
      submitLabel={text.hire(chosen.length)}
      isBusy={hire.isPending}
      isReady={chosen.length > 0}
      error={hire.error}
      onSend={() => hire.mutate()}
    >
      <div className="grid gap-2 sm:grid-cols-2">
        {offered.map((template) => (
          <TemplateChoice
            key={template.id}
            template={template}
            isChosen={chosen.includes(template.id)}
            onToggle={() => toggle(template.id)}
          />
        ))}
      </div>
    </StepForm>
  );
}

type TemplateChoiceProps = { template: AgentTemplate; isChosen: boolean; onToggle: () => void };

function TemplateChoice({
  template: { name, role, area, description, avatar },
  isChosen,
  onToggle,
}: TemplateChoiceProps) {
  return (
    <button
      type="button"
      aria-pressed={isChosen}
      onClick={onToggle}
      className={`flex scroll-mb-20 items-start gap-3 rounded-lg border p-3 text-left transition-colors ${isChosen ? 'border-accent bg-selected' : 'border-line bg-raised hover:bg-hover'}`}
    >
      <AgentAvatar name={name} avatar={avatar} />
      <span className="grid min-w-0 flex-1 gap-0.5">
        <span className="font-medium">{name}</span>
        <span className="text-xs text-soft">
          {role} · {text.areas[area]}
        </span>
        <span className="line-clamp-2 text-sm text-soft">{description}</span>
      </span>
      {isChosen && <Check aria-hidden className="size-4 shrink-0 text-accent" />}
    </button>
  );
}
