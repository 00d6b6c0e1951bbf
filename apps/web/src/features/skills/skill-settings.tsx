'use client';

import { useState } from 'react';
import { ApiError } from '@helix/client';
import { Button, DataList, useToast } from '@helix/ui';
import type { Skill } from '@helix/contracts/skills';
import { messageOf } from '../../lib/error-message.ts';
import { RequestFailed } from '../../lib/request-failed.tsx';
import { useUndo } from '../undo/index.ts';
import { messages } from './messages.ts';
import { factsOf, SkillFields, type SkillFacts } from './skill-fields.tsx';
import { useUpdateSkill } from './use-skill-actions.ts';

/** The front matter as a form: saved together, as one version. */
export function SkillSettings({ skill, mayEdit }: { skill: Skill; mayEdit: boolean }) {
  return (
    <div className="grid max-w-3xl gap-6">
      {mayEdit ? <SettingsForm skill={skill} /> : <Facts skill={skill} />}
      <Metadata metadata={skill.metadata} />
    </div>
  );
}

function SettingsForm({ skill }: { skill: Skill }) {
  const [base, setBase] = useState(skill);
  const [facts, setFacts] = useState<SkillFacts>(() => factsOf(skill));
  const update = useUpdateSkill(skill.id);
  const { offer } = useUndo();
  const show = useToast();
  const isDirty = JSON.stringify(facts) !== JSON.stringify(factsOf(base));
  // What others changed is shown as long as nothing was entered here.
  if (skill.version > base.version && !isDirty) {
    setBase(skill);
    setFacts(factsOf(skill));
  }
  const isConflict =
    update.error instanceof ApiError && update.error.code === 'resource.version_conflict';
  const save = () => {
    const before = factsOf(base);
    update.mutate(
      { ...facts, version: isConflict ? skill.version : base.version },
      {
        onSuccess(saved) {
          setBase(saved);
          setFacts(factsOf(saved));
          offer({
            title: messages.form.saved(saved.name),
            undo: async () => void (await update.mutateAsync(before)),
          });
        },
        onError: (error) => show(messages.form.notSaved(messageOf(error)), 'bad'),
      },
    );
  };
  return (
    <form
      aria-label={messages.tabs.settings}
      className="grid gap-6"
      onSubmit={(event) => {
        event.preventDefault();
        save();
      }}
    >
      <SkillFields
        facts={facts}
        onChange={(change) => setFacts((now) => ({ ...now, ...change }))}
      />
      {update.isError && <RequestFailed error={update.error} />}
      <Button
        type="submit"
        look="primary"
        className="justify-self-start"
        disabled={!isDirty}
        busy={update.isPending}
      >
        {messages.form.save}
      </Button>
    </form>
  );
}

function Facts({ skill }: { skill: Skill }) {
  return (
    <DataList
      items={[
        { label: messages.form.description, value: skill.description },
        { label: messages.columns.activation, value: messages.activation[skill.activation] },
        {
          label: messages.columns.usedBy,
          value: skill.allAgents ? messages.allAgents : messages.usedBy(skill.agentIds.length),
        },
      ]}
    />
  );
}

/** What else its front matter says; kept as it is. */
function Metadata({ metadata }: { metadata: Skill['metadata'] }) {
  const entries = Object.entries(metadata);
  if (entries.length === 0) return null;
  return (
    <DataList
      items={entries.map(([label, value]) => ({
        label,
        value: typeof value === 'string' ? value : JSON.stringify(value),
      }))}
    />
  );
}
