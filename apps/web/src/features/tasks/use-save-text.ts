'use client';

import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useRef } from 'react';
import { useToast } from '@helix/ui';
import { ApiError } from '@helix/client';
import { getTask, updateTask, type Task } from '@helix/contracts/tasks';
import { client } from '../../lib/browser-client.ts';
import { messageOf } from '../../lib/error-message.ts';
import { applyTask } from '../boards/board-queries.ts';
import { messages } from './messages.ts';
import { taskKeys } from './task-queries.ts';

type TextField = 'title' | 'description';
type Wish = { field: TextField; text: string; base: string };
type Outcome = { kind: 'saved'; task: Task } | { kind: 'conflict'; task: Task };

/**
 * Saves a text unless somebody has written another one since it was begun. That something else about the task has
 * changed meanwhile is no conflict.
 */
export function useSaveText({ id: taskId }: Task) {
  const queries = useQueryClient();
  const show = useToast();
  // Who goes on writing while this is being saved began before it, and is not at odds with it.
  const own = useRef<Partial<Record<TextField, string>>>({});
  const put = (task: Task) => {
    applyTask(queries, task);
    queries.setQueryData<Task>(taskKeys.one(taskId), task);
  };
  return useMutation({
    scope: { id: `text of ${taskId}` },
    async mutationFn({ field, text, base }: Wish): Promise<Outcome> {
      const params = { taskId };
      for (let attempt = 0; ; attempt += 1) {
        const known = queries.getQueryData<Task>(taskKeys.one(taskId));
        const task = attempt === 0 && known ? known : await client.call(getTask, { params });
        if (task[field] !== base && task[field] !== own.current[field])
          return { kind: 'conflict', task };
        try {
          const body = { [field]: text, version: task.version };
          return { kind: 'saved', task: await client.call(updateTask, { params, body }) };
        } catch (error) {
          const isOutdated =
            error instanceof ApiError && error.code === 'resource.version_conflict';
          if (!isOutdated || attempt > 4) throw error;
        }
      }
    },
    onSuccess({ kind, task }, { field }) {
      if (kind === 'saved') own.current[field] = task[field];
      put(task);
    },
    onError: (error) => show(messages.notSaved(messageOf(error)), 'bad'),
  });
}
