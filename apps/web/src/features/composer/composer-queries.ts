import { keepPreviousData, queryOptions } from '@tanstack/react-query';
import type { Client } from '@helix/client';
import { previewMentions, searchMentions } from '@helix/contracts/comments';

/** What was found a moment ago may have changed; it is shown until the answer comes. */
const fleeting = { staleTime: 10_000, gcTime: 60_000, placeholderData: keepPreviousData } as const;

export const mentionSearchQuery = (client: Client, taskId: string | undefined, q: string) =>
  queryOptions({
    ...fleeting,
    queryKey: ['mention-search', taskId, q],
    queryFn: () =>
      client.call(searchMentions, {
        query: { q, limit: 8, ...(taskId !== undefined && { taskId }) },
      }),
  });

export const wakePreviewQuery = (client: Client, taskId: string, body: string) =>
  queryOptions({
    ...fleeting,
    staleTime: 0,
    queryKey: ['mention-preview', taskId, body],
    queryFn: () => client.call(previewMentions, { body: { taskId, body } }),
    enabled: body.includes('@'),
  });
