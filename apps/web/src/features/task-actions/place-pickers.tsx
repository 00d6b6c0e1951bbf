'use client';

import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { StatusDot, PickPopover, type PickItem } from '@helix/ui';
import { client } from '../../lib/browser-client.ts';
import { overviewQuery } from '../boards/board-queries.ts';
import { taskSearchQuery } from '../task-list/task-search-query.ts';
import { messages } from './messages.ts';
import { sharedState, type PickerProps } from './picker-kind.ts';
import { whatOf } from './task-words.ts';
import { useChangeTasks } from './use-change-tasks.ts';
import { useSetParent } from './use-set-parent.ts';

/** Another board; the tasks get new keys there. */
export function BoardPicker({ tasks, anchor, onClose }: PickerProps) {
  const { data: overview } = useQuery(overviewQuery(client));
  const change = useChangeTasks();
  const items = (overview?.boards ?? [])
    .filter(({ permission }) => permission === 'create' || permission === 'manage')
    .map(({ id, name, key, departmentId }) => ({
      id,
      label: name,
      hint: key,
      group: overview?.departments.find((department) => department.id === departmentId)?.name ?? '',
      state: sharedState(tasks, ({ boardId }) => boardId === id),
    }));
  const pick = ({ id, label }: PickItem) => {
    const moving = tasks.filter(({ boardId }) => boardId !== id);
    if (moving.length > 0) {
      change.mutate({
        parts: [{ tasks: moving, change: { kind: 'transfer', boardId: id } }],
        title: messages.done.moved(whatOf(moving), label),
      });
    }
    onClose();
  };
  return (
    <PickPopover
      label={messages.pick.board}
      items={items}
      anchor={anchor}
      open
      onOpenChange={onClose}
      onPick={pick}
    />
  );
}

/** A task that these are a part of, found by its key or its words. */
export function ParentPicker({ tasks, anchor, onClose }: PickerProps) {
  const [query, setQuery] = useState('');
  const { data, isFetching } = useQuery(taskSearchQuery(client, { query }));
  const setParent = useSetParent();
  const ids = new Set(tasks.map(({ id }) => id));
  const found = (query.trim() === '' ? [] : (data ?? []))
    .filter(({ id }) => !ids.has(id))
    .map((task) => ({
      id: task.id,
      label: task.title,
      hint: task.key,
      icon: <StatusDot kind={task.category} />,
      state: sharedState(tasks, ({ parentId }) => parentId === task.id),
    }));
  const hasParent = tasks.some(({ parentId }) => parentId !== null);
  const items = hasParent ? [{ id: '', label: messages.noParent }, ...found] : found;
  const pick = ({ id, hint }: PickItem) => {
    setParent.mutate({ tasks, parent: id === '' ? null : { id, key: hint ?? '' } });
    onClose();
  };
  return (
    <PickPopover
      label={messages.pick.parent}
      placeholder={messages.findParent}
      items={items}
      isSearching={isFetching || query.trim() === ''}
      searchingText={query.trim() === '' ? messages.findParent : undefined}
      anchor={anchor}
      open
      onOpenChange={onClose}
      onSearch={setQuery}
      onPick={pick}
    />
  );
}
