'use client';

import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { Plus } from 'lucide-react';
import { useState } from 'react';
import { HueDot, useToast, matchingItems, PickPopover, type PickItem } from '@helix/ui';
import { createLabel, labelColors } from '@helix/contracts/structure';
import { client } from '../../lib/browser-client.ts';
import { messageOf } from '../../lib/error-message.ts';
import { labelKeys, labelsQuery } from '../labels/label-queries.ts';
import { knownTasks } from './known-tasks.ts';
import { messages } from './messages.ts';
import { boardOf, sharedState, type PickerProps } from './picker-kind.ts';
import { whatOf } from './task-words.ts';
import { useChangeTasks } from './use-change-tasks.ts';

/** Labels that all of the tasks can carry. Those that only some of them have are given to all. */
export function LabelPicker({ tasks: opened, anchor, onClose }: PickerProps) {
  const queries = useQueryClient();
  const { data: labels } = useQuery(labelsQuery(client));
  const [query, setQuery] = useState('');
  const boardId = boardOf(opened);
  const change = useChangeTasks();
  const tasks = knownTasks(
    queries,
    opened.map(({ id }) => id),
  );
  const put = (id: string, label: string, isOn: boolean) =>
    change.mutate({
      parts: [
        {
          tasks,
          change: {
            kind: 'change',
            fields: isOn ? { removeLabelIds: [id] } : { addLabelIds: [id] },
          },
        },
      ],
      title: messages.done[isOn ? 'unlabelled' : 'labelled'](whatOf(tasks), label),
    });
  const create = useCreateLabel(boardId, ({ id, name }) => put(id, name, false));
  const items: readonly PickItem[] = (labels ?? [])
    .filter((label) => label.boardId === null || label.boardId === boardId)
    .map(({ id, name, color, description }) => ({
      id,
      label: name,
      words: description,
      icon: <HueDot color={color} />,
      state: sharedState(tasks, ({ labelIds }) => labelIds.includes(id)),
    }));
  const text = query.trim();
  const isNew =
    text !== '' && !items.some(({ label }) => label.toLowerCase() === text.toLowerCase());
  const found = matchingItems(items, query);
  const offered =
    isNew && boardId !== undefined
      ? [...found, { id: '', label: messages.createLabel(text), icon: <Plus className="size-4" /> }]
      : found;
  return (
    <PickPopover
      label={messages.pick.labels}
      items={offered}
      isMultiple
      anchor={anchor}
      open
      onOpenChange={onClose}
      onSearch={setQuery}
      onPick={({ id, label, state }) =>
        id === '' ? create.mutate(text) : put(id, label, state === 'on')
      }
    />
  );
}

function useCreateLabel(
  boardId: string | undefined,
  onCreated: (label: { id: string; name: string }) => void,
) {
  const queries = useQueryClient();
  const show = useToast();
  return useMutation({
    mutationFn: (name: string) => {
      // Names of one length differ enough in their first letters to spread over the colours.
      const color = labelColors[(name.codePointAt(0) ?? 0) % labelColors.length] ?? 'gray';
      return client.call(createLabel, { body: { name, color, boardId: boardId ?? null } });
    },
    async onSuccess(label) {
      await queries.invalidateQueries({ queryKey: labelKeys.all });
      onCreated(label);
    },
    onError: (error) => show(messageOf(error), 'bad'),
  });
}
