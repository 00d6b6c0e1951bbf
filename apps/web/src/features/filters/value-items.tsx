'use client';

import { useQuery } from '@tanstack/react-query';
import { useMemo, useState, type ReactNode } from 'react';
import type { FilterDirectory } from '@helix/contracts/filters';
import { categories, type Label } from '@helix/contracts/structure';
import { priorities } from '@helix/contracts/tasks';
import { Avatar, HueDot, StatusDot, type PickItem } from '@helix/ui';
import { AgentFace } from '../agents/agent-face.tsx';
import { client } from '../../lib/browser-client.ts';
import { labelsQuery } from '../labels/label-queries.ts';
import { taskSearchQuery } from '../task-list/task-search-query.ts';
import { PriorityMark } from '../tasks/priority-mark.tsx';
import { referenceText, valuesFor, type FieldValue, type FilterField } from './filter-values.ts';
import { messages } from './messages.ts';

/** What a field can be compared with, as a list to choose from; `chosen` are on. */
export function useValueItems(
  field: FilterField,
  directory: FilterDirectory,
  chosen: readonly string[],
): { items: readonly PickItem[]; onSearch?: (query: string) => void; isSearching: boolean } {
  const [query, setQuery] = useState('');
  const { data: labels } = useQuery(labelsQuery(client));
  const isTask = field === 'parent';
  const { data: tasks, isFetching } = useQuery({
    ...taskSearchQuery(client, { query }),
    enabled: isTask && query.trim() !== '',
  });
  const items = useMemo(() => {
    const found = isTask
      ? (tasks ?? []).map(({ id, key, title }) => ({
          text: referenceText('parent', key),
          name: `${key} ${title}`,
          id,
        }))
      : [];
    const values = [...valuesFor(field, directory), ...found];
    return values.map((value): PickItem => ({
      id: value.text,
      label: value.name,
      state: chosen.includes(value.text) ? 'on' : 'off',
      ...iconOf(field, value, labels ?? []),
    }));
  }, [field, directory, chosen, labels, tasks, isTask]);
  return { items, isSearching: isFetching, ...(isTask && { onSearch: setQuery }) };
}

function iconOf(
  field: FilterField,
  { text, name, id }: FieldValue,
  labels: readonly Label[],
): { icon?: ReactNode } {
  const priority = priorities.find((known) => known === text);
  const category = categories.find((known) => known === text);
  switch (field) {
    case 'status':
      return category ? { icon: <StatusDot kind={category} /> } : {};
    case 'priority':
      return priority ? { icon: <PriorityMark priority={priority} /> } : {};
    case 'label': {
      const label = labels.find((known) => known.id === id);
      return label ? { icon: <HueDot color={label.color} /> } : {};
    }
    case 'assignee':
    case 'creator':
      return id === undefined ? {} : { icon: <Avatar name={name} size="small" isDecorative /> };
    case 'agent':
      return id === undefined ? {} : { icon: <AgentFace agentId={id} name={name} size="small" /> };
    default:
      return {};
  }
}

/** What is looked for in a list of values. */
export function searchLabel(field: FilterField): string {
  return field === 'parent' ? messages.parentHint : messages.fields[field];
}
