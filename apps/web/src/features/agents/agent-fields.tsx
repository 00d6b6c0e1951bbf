'use client';

import { useQuery } from '@tanstack/react-query';
import { Field, Input, RadioGroup, Select, Textarea } from '@helix/ui';
import { avatarColors, type Agent, type ExecutionMode } from '@helix/contracts/agents';
import { client } from '../../lib/browser-client.ts';
import { overviewQuery } from '../boards/board-queries.ts';
import { modelsQuery } from '../models/model-queries.ts';
import { AgentAvatar } from './agent-avatar.tsx';
import { agentsQuery } from './agent-queries.ts';
import { messages } from './messages.ts';

const words = messages.form;

export type AgentFields = {
  name: string;
  role: string;
  description: string;
  avatar: Agent['avatar'];
  departmentId: string | null;
  parentId: string | null;
  modelId: string | null;
  executionMode: ExecutionMode;
};

export const emptyFields: AgentFields = {
  name: '',
  role: '',
  description: '',
  avatar: { emoji: '🤖', color: 'indigo' },
  departmentId: null,
  parentId: null,
  modelId: null,
  executionMode: 'manual',
};

type PartProps = {
  fields: AgentFields;
  onChange: (change: Partial<AgentFields>) => void;
  /** Of the agent that is changed. */
  agentId?: string;
};

export function IdentityFields({ fields, onChange }: PartProps) {
  return (
    <>
      <div className="grid gap-4 sm:grid-cols-2">
        <Field label={words.name}>
          <Input
            required
            maxLength={60}
            autoComplete="off"
            placeholder={words.namePlaceholder}
            value={fields.name}
            onChange={(event) => onChange({ name: event.target.value })}
          />
        </Field>
        <Field label={words.role}>
          <Input
            required
            maxLength={100}
            autoComplete="off"
            placeholder={words.rolePlaceholder}
            value={fields.role}
            onChange={(event) => onChange({ role: event.target.value })}
          />
        </Field>
      </div>
      <Field label={words.description} hint={words.descriptionHint}>
        <Textarea
          rows={2}
          maxLength={2_000}
          value={fields.description}
          onChange={(event) => onChange({ description: event.target.value })}
        />
      </Field>
      <AvatarFields fields={fields} onChange={onChange} />
    </>
  );
}

function AvatarFields({ fields: { name, avatar }, onChange }: PartProps) {
  return (
    <fieldset className="flex flex-wrap items-end gap-4">
      <legend className="sr-only">{words.avatar}</legend>
      <AgentAvatar name={name} avatar={avatar} size="huge" />
      <Field label={words.emoji} className="w-20">
        <Input
          required
          maxLength={16}
          className="text-center"
          value={avatar.emoji}
          onChange={(event) => onChange({ avatar: { ...avatar, emoji: event.target.value } })}
        />
      </Field>
      <Field label={words.color} className="w-36">
        <Select
          value={avatar.color}
          onChange={(event) => {
            const color = avatarColors.find((known) => known === event.target.value);
            if (color) onChange({ avatar: { ...avatar, color } });
          }}
        >
          {avatarColors.map((color) => (
            <option key={color} value={color}>
              {words.colors[color]}
            </option>
          ))}
        </Select>
      </Field>
    </fieldset>
  );
}

export function PlaceFields({ fields, onChange, agentId }: PartProps) {
  const { data: overview } = useQuery(overviewQuery(client));
  const { data: agents } = useQuery(agentsQuery(client));
  return (
    <div className="grid gap-4 sm:grid-cols-2">
      <Field label={words.department}>
        <Select
          value={fields.departmentId ?? ''}
          onChange={(event) => onChange({ departmentId: event.target.value || null })}
        >
          <option value="">{words.noDepartment}</option>
          {overview?.departments.map(({ id, name }) => (
            <option key={id} value={id}>
              {name}
            </option>
          ))}
        </Select>
      </Field>
      <Field label={words.parent}>
        <Select
          value={fields.parentId ?? ''}
          onChange={(event) => onChange({ parentId: event.target.value || null })}
        >
          <option value="">{words.noParent}</option>
          {agents?.items
            .filter(({ id }) => id !== agentId)
            .map(({ id, name, role }) => (
              <option key={id} value={id}>
                {name} · {role}
              </option>
            ))}
        </Select>
      </Field>
    </div>
  );
}

export function ModelSelect({
  value,
  onChange,
}: {
  value: string | null;
  onChange: (modelId: string | null) => void;
}) {
  const { data: models } = useQuery(modelsQuery(client));
  const standard = models?.items.find(({ isDefault }) => isDefault);
  return (
    <Field label={words.model}>
      <Select value={value ?? ''} onChange={(event) => onChange(event.target.value || null)}>
        <option value="">
          {standard ? words.followDefault(standard.displayName) : words.noDefault}
        </option>
        {models?.items.map(({ id, displayName }) => (
          <option key={id} value={id}>
            {displayName}
          </option>
        ))}
      </Select>
    </Field>
  );
}

export function ModeChoice({
  value,
  onChange,
}: {
  value: ExecutionMode;
  onChange: (mode: ExecutionMode) => void;
}) {
  return (
    <RadioGroup
      label={words.mode}
      value={value}
      onValueChange={onChange}
      options={[
        { value: 'manual', label: words.manual, hint: words.manualHint },
        { value: 'auto', label: words.auto, hint: words.autoHint },
      ]}
    />
  );
}
