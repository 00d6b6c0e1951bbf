'use client';

import { useQuery } from '@tanstack/react-query';
import { Bot, CircleUserRound } from 'lucide-react';
import type { MentionCandidate } from '@helix/contracts/comments';
import { client } from '../../lib/browser-client.ts';
import { mentionSearchQuery, taskSearchQuery } from './composer-queries.ts';
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
  const tasks = useQuery({ ...taskSearchQuery(client, task ?? ''), enabled: task !== undefined });
  switch (trigger?.kind) {
    case 'mention':
      return people.data?.items.map(suggestPerson) ?? [];
    case 'task':
      return (
        tasks.data?.items.flatMap((found) =>
          found.kind === 'task'
            ? [
                {
                  id: found.task.id,
                  label: found.task.title,
                  hint: found.task.key,
                  insert: `${found.task.key} `,
                },
              ]
            : [],
        ) ?? []
      );
    case 'command':
      return commands
        .filter(
          ({ name, title }) => name.startsWith(trigger.query) || matches(title, trigger.query),
        )
        .map(suggestCommand);
    case 'argument': {
      const command = commands.find(({ name }) => name === trigger.command);
      return (
        command
          ?.choices?.()
          .filter(({ label }) => matches(label, trigger.query))
          .slice(0, 8) ?? []
      );
    }
    case undefined:
      return [];
  }
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
