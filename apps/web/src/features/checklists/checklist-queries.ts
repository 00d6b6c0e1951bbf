import { queryOptions } from '@tanstack/react-query';
import type { Client } from '@helix/client';
import { listChecklist } from '@helix/contracts/checklists';

export const checklistKeys = { of: (taskId: string) => ['checklist', taskId] as const };

export const checklistQuery = (client: Client, taskId: string) =>
  queryOptions({
    queryKey: checklistKeys.of(taskId),
    queryFn: async () => (await client.call(listChecklist, { params: { taskId } })).items,
  });
