'use client';

import { useMutation, useQueryClient } from '@tanstack/react-query';
import { ArrowLeft } from 'lucide-react';
import { useRouter } from 'next/navigation';
import { useRef, useState } from 'react';
import { ApiError } from '@helix/client';
import { Badge, Button, Checkbox, Section, useToast } from '@helix/ui';
import {
  createAgent,
  maxAgentFileLength,
  type Agent,
  type AgentTemplate,
} from '@helix/contracts/agents';
import { client } from '../../../lib/browser-client.ts';
import { newKey } from '../../../lib/new-key.ts';
import { messageOf } from '../../../lib/error-message.ts';
import { RequestFailed } from '../../../lib/request-failed.tsx';
import { giveTemplateSkills } from '../../skills/give-template-skills.ts';
import { MarkdownField } from '../../text-editor/index.ts';
import {
  emptyFields,
  IdentityFields,
  ModeChoice,
  ModelSelect,
  PlaceFields,
  type AgentFields,
} from '../agent-fields.tsx';
import { applyAgent } from '../agent-patch.ts';
import { messages } from '../messages.ts';

const words = messages.create;

type NewAgentFormProps = { template: AgentTemplate | undefined; onBack: () => void };

export function NewAgentForm({ template, onBack }: NewAgentFormProps) {
  const [fields, setFields] = useState<AgentFields>(() => ({
    ...emptyFields,
    ...startOf(template),
  }));
  const [soul, setSoul] = useState(template?.soul ?? '');
  const [withSkills, setWithSkills] = useState(true);
  const change = (next: Partial<AgentFields>) => setFields((now) => ({ ...now, ...next }));
  const create = useCreateAgent(template, withSkills ? (template?.skills ?? []) : []);
  return (
    <form
      aria-label={words.title}
      className="grid max-w-3xl gap-7"
      onSubmit={(event) => {
        event.preventDefault();
        create.mutate({ ...fields, soul });
      }}
    >
      <Button
        look="quiet"
        className="justify-self-start"
        icon={<ArrowLeft aria-hidden />}
        onClick={onBack}
      >
        {words.back}
      </Button>
      {template && <TemplateNeeds template={template} />}
      <div className="grid gap-4">
        <IdentityFields fields={fields} onChange={change} />
        <PlaceFields fields={fields} onChange={change} />
        <ModelSelect value={fields.modelId} onChange={(modelId) => change({ modelId })} />
        <ModeChoice
          value={fields.executionMode}
          onChange={(executionMode) => change({ executionMode })}
        />
      </div>
      {template && template.skills.length > 0 && (
        <Section title={words.skills}>
          <ul className="flex flex-wrap gap-1.5">
            {template.skills.map((skill) => (
              <li key={skill} className="rounded-md bg-hover px-2 py-0.5 font-mono text-xs">
                {skill}
              </li>
            ))}
          </ul>
          <Checkbox
            label={words.withSkills}
            hint={words.skillsHint}
            checked={withSkills}
            onCheckedChange={setWithSkills}
          />
        </Section>
      )}
      <Section title={messages.form.soul} description={messages.form.soulHint}>
        <MarkdownField
          label={messages.form.soul}
          text={soul}
          onChange={(text) => setSoul(text.slice(0, maxAgentFileLength))}
          placeholder={messages.form.soulPlaceholder}
        />
      </Section>
      {create.isError && <RequestFailed error={create.error} />}
      <div className="sticky bottom-0 -mx-1 flex bg-paper px-1 py-3">
        <Button type="submit" look="primary" busy={create.isPending}>
          {words.submit}
        </Button>
      </div>
    </form>
  );
}

function TemplateNeeds({ template }: { template: AgentTemplate }) {
  if (template.modelNeeds.length === 0) return null;
  return (
    <p className="flex flex-wrap items-center gap-2 text-sm text-soft">
      {words.needs}
      {template.modelNeeds.map((need) => (
        <Badge key={need} tone="accent" look="soft">
          {words.modelNeeds[need]}
        </Badge>
      ))}
    </p>
  );
}

function startOf(template: AgentTemplate | undefined): Partial<AgentFields> {
  if (!template) return {};
  const { name, role, description, avatar, executionMode } = template;
  return { name, role, description, avatar, executionMode };
}

function useCreateAgent(template: AgentTemplate | undefined, skills: readonly string[]) {
  const queries = useQueryClient();
  const router = useRouter();
  const show = useToast();
  const key = useRef<string>(undefined);
  return useMutation({
    mutationFn: async (body: AgentFields & { soul: string }): Promise<Agent> => {
      const agent = await client.call(
        createAgent,
        { body: { ...body, ...(template && { templateId: template.id }) } },
        { idempotencyKey: (key.current ??= newKey()) },
      );
      if (skills.length > 0) {
        await giveTemplateSkills(client, agent.id, skills).catch((error: unknown) =>
          show(words.skillsFailed(agent.name, messageOf(error)), 'bad'),
        );
      }
      return agent;
    },
    onError(error) {
      // Sent again after an answer it is another request; after none it may be the same.
      if (!(error instanceof ApiError && error.code === 'network')) key.current = undefined;
    },
    onSuccess(agent) {
      applyAgent(queries, agent);
      show(words.created(agent.name));
      router.push(`/agents/${agent.id}`);
    },
  });
}
