'use client';

import { useQuery } from '@tanstack/react-query';
import { Bot, CircleUserRound } from 'lucide-react';
import type { MentionCandidate } from '@helix/contracts/comments';
import type { TaskCard } from '@helix/contracts/tasks';
import { client } from '../../lib/browser-client.ts';
import { taskSearchQuery } from '../task-list/task-search-query.ts';
import { mentionSearchQuery } from './composer-queries.ts';
import type { Trigger } from './find-trigger.ts';
import { messages } from './messages.ts';
import { matches, type SlashCommand, type Suggestion } from './suggestion.ts';

type Place = { taskId: string | undefined; commands: readonly SlashCommand[] };

/** What may be meant by what is being typed, best first. */
export function useSuggestions(
  trigger: Trigger | undefined,
  { taskId, commands }: Place,
): readonly Suggestion[] {
  const mention = trigger?.kind === 'mention' ? trigger.query : undefined;
  const task = trigger?.kind === 'task' ? trigger.query : undefined;
  const people = useQuery({
    ...mentionSearchQuery(client, taskId, mention ?? ''),
    enabled: mention !== undefined,
  });
  const tasks = useQuery(taskSearchQuery(client, { query: task ?? '' }));
  if (!trigger) return none;
  return suggestionsFor(trigger, {
    people: people.data?.items ?? [],
    tasks: tasks.data ?? [],
    commands,
  });
}

const none: readonly Suggestion[] = [];
const mostChoices = 8;
type Known = {
  readonly people: readonly MentionCandidate[];
  readonly tasks: readonly TaskCard[];
  readonly commands: readonly SlashCommand[];
};

function suggestionsFor(trigger: Trigger, { people, tasks, commands }: Known) {
  switch (trigger.kind) {
    case 'mention':
      return people.map(suggestPerson);
    case 'task':
      return tasks.slice(0, mostChoices).map(suggestTask);
    case 'command':
      return commands.filter((command) => isMeant(command, trigger.query)).map(suggestCommand);
    case 'argument':
      return suggestArguments(commands, trigger);
  }
}

function suggestArguments(
  commands: readonly SlashCommand[],
  { command: name, query }: Extract<Trigger, { kind: 'argument' }>,
): readonly Suggestion[] {
  const choices = commands.find((command) => command.name === name)?.choices?.() ?? [];
  return choices.filter(({ label }) => matches(label, query)).slice(0, mostChoices);
}

function isMeant({ name, title }: SlashCommand, query: string): boolean {
  return name.startsWith(query) || matches(title, query);
}

function suggestTask({ id, title, key }: TaskCard): Suggestion {
  return { id, label: title, hint: key, insert: `${key} ` };
}

function suggestPerson(candidate: MentionCandidate): Suggestion {
  const { kind, id, name, handle, title, state, reachable } = candidate;
  const Icon = kind === 'agent' ? Bot : CircleUserRound;
  const hints = [title, state && messages.agentStates[state], !reachable && messages.unreachable];
  return {
    id,
    label: name,
    hint: hints.filter(Boolean).join(' · '),
    icon: (
      <Icon aria-hidden className={`size-4 ${kind === 'agent' ? 'text-accent' : 'text-soft'}`} />
    ),
    insert: `@${handle} `,
  };
}

function suggestCommand({ name, title, icon, run }: SlashCommand): Suggestion {
  return {
    id: name,
    label: `/${name}`,
    hint: title,
    icon,
    ...(run ? { run } : { insert: `/${name} ` }),
  };
}
