import { queryOptions } from '@tanstack/react-query';
import type { Client } from '@helix/client';
import { listCommentEdits } from '@helix/contracts/comments';

export const commentHistoryQuery = (client: Client, commentId: string, version: number) =>
  queryOptions({
    queryKey: ['comment-history', commentId, version],
    queryFn: () => client.call(listCommentEdits, { params: { commentId }, query: { limit: 50 } }),
  });
