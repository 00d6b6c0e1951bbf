'use client';

import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useRouter } from 'next/navigation';
import { useState } from 'react';
import { Button, Section, useToast } from '@helix/ui';
import { createSkill, skillLimits } from '@helix/contracts/skills';
import { client } from '../../lib/browser-client.ts';
import { RequestFailed } from '../../lib/request-failed.tsx';
import { MarkdownField } from '../text-editor/index.ts';
import { messages } from './messages.ts';
import { emptyFacts, SkillFields } from './skill-fields.tsx';
import { applySkill } from './skill-patch.ts';

export function NewSkillForm() {
  const [facts, setFacts] = useState(emptyFacts);
  const [body, setBody] = useState('');
  const queries = useQueryClient();
  const router = useRouter();
  const show = useToast();
  const create = useMutation({
    mutationFn: () => client.call(createSkill, { body: { ...facts, body } }),
    onSuccess(skill) {
      applySkill(queries, skill);
      show(messages.create.made(skill.name));
      router.push(`/skills/${skill.id}`);
    },
  });
  return (
    <form
      aria-label={messages.create.scratch}
      className="grid max-w-3xl gap-7"
      onSubmit={(event) => {
        event.preventDefault();
        create.mutate();
      }}
    >
      <SkillFields
        facts={facts}
        onChange={(change) => setFacts((now) => ({ ...now, ...change }))}
      />
      <Section title={messages.form.body} description={messages.about}>
        <MarkdownField
          label={messages.form.body}
          text={body}
          placeholder={messages.form.bodyPlaceholder}
          onChange={(text) => setBody(text.slice(0, skillLimits.body))}
        />
      </Section>
      {create.isError && <RequestFailed error={create.error} />}
      <Button type="submit" look="primary" className="justify-self-start" busy={create.isPending}>
        {messages.create.submit}
      </Button>
    </form>
  );
}
