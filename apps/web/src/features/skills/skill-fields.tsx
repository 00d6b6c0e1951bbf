'use client';

import { useQuery } from '@tanstack/react-query';
import { Button, Field, Input, PickMenu, RadioGroup, Switch, Tag, Textarea } from '@helix/ui';
import { skillActivations, skillLimits, type Skill } from '@helix/contracts/skills';
import { client } from '../../lib/browser-client.ts';
import { overviewQuery } from '../boards/board-queries.ts';
import { messages } from './messages.ts';

const words = messages.form;

/** The front matter of a SKILL.md, as a form. */
export type SkillFacts = Pick<
  Skill,
  'name' | 'description' | 'activation' | 'tags' | 'boardIds' | 'allAgents'
>;

export const emptyFacts: SkillFacts = {
  name: '',
  description: '',
  activation: 'on-demand',
  tags: [],
  boardIds: [],
  allAgents: false,
};

export const factsOf = ({
  name,
  description,
  activation,
  tags,
  boardIds,
  allAgents,
}: SkillFacts): SkillFacts => ({ name, description, activation, tags, boardIds, allAgents });

type FactsProps = { facts: SkillFacts; onChange: (change: Partial<SkillFacts>) => void };

export function SkillFields({ facts, onChange }: FactsProps) {
  return (
    <div className="grid gap-4">
      <Field label={words.name} hint={words.nameHint}>
        <Input
          required
          maxLength={skillLimits.name}
          pattern="[a-z0-9]+(-[a-z0-9]+)*"
          title={words.nameHint}
          autoComplete="off"
          spellCheck={false}
          className="font-mono"
          value={facts.name}
          onChange={(event) => onChange({ name: event.target.value })}
        />
      </Field>
      <Field label={words.description} hint={words.descriptionHint}>
        <Textarea
          required
          rows={2}
          maxLength={skillLimits.description}
          value={facts.description}
          onChange={(event) => onChange({ description: event.target.value })}
        />
      </Field>
      <RadioGroup
        label={words.activation}
        value={facts.activation}
        onValueChange={(activation) => onChange({ activation })}
        options={skillActivations.map((value) => ({
          value,
          label: messages.activation[value],
          hint: messages.activationHints[value],
        }))}
      />
      {facts.activation === 'tag' && <TagsField facts={facts} onChange={onChange} />}
      {facts.activation === 'board' && <BoardsField facts={facts} onChange={onChange} />}
      <Switch
        label={words.allAgents}
        checked={facts.allAgents}
        onCheckedChange={(allAgents) => onChange({ allAgents })}
      />
    </div>
  );
}

function TagsField({ facts, onChange }: FactsProps) {
  return (
    <Field label={words.tags} hint={words.tagsHint}>
      <Input
        required
        autoComplete="off"
        defaultValue={facts.tags.join(', ')}
        onChange={(event) =>
          onChange({
            tags: event.target.value
              .split(',')
              .map((tag) => tag.trim())
              .filter((tag) => tag !== ''),
          })
        }
      />
    </Field>
  );
}

function BoardsField({ facts, onChange }: FactsProps) {
  const { data: overview } = useQuery(overviewQuery(client));
  const boards = overview?.boards ?? [];
  const chosen = boards.filter(({ id }) => facts.boardIds.includes(id));
  return (
    <div className="grid gap-1.5">
      <span className="text-sm font-medium">{words.boards}</span>
      <div className="flex flex-wrap items-center gap-1.5">
        {chosen.length === 0 && <span className="text-sm text-soft">{words.noBoards}</span>}
        {chosen.map(({ id, name }) => (
          <Tag
            key={id}
            onRemove={() => onChange({ boardIds: facts.boardIds.filter((other) => other !== id) })}
          >
            {name}
          </Tag>
        ))}
        <PickMenu
          multiple
          label={words.chooseBoards}
          value={facts.boardIds}
          onPick={(boardIds) => onChange({ boardIds: [...boardIds] })}
          items={boards.map(({ id, name, key }) => ({ id, label: name, hint: key }))}
          trigger={<Button size="small">{words.chooseBoards}</Button>}
        />
      </div>
    </div>
  );
}
