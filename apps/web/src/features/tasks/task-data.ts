'use client';

import { useQuery, useQueryClient } from '@tanstack/react-query';
import type { Task } from '@helix/contracts/tasks';
import { client } from '../../lib/browser-client.ts';
import { knownTasks } from '../task-actions/index.ts';
import { taskQuery } from './task-queries.ts';

/** Shown at once from whatever list or board it was opened from; the long text follows. */
export function useTask(taskId: string) {
  const queries = useQueryClient();
  return useQuery({
    ...taskQuery(client, taskId),
    placeholderData: (): Task | undefined => {
      const [card] = knownTasks(queries, [taskId]);
      return card && { ...card, description: '' };
    },
  });
}
