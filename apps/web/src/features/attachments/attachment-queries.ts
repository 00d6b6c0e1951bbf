import { queryOptions } from '@tanstack/react-query';
import { readAll, type Client } from '@helix/client';
import { getAttachmentContent, listAttachments } from '@helix/contracts/attachments';

export const attachmentKeys = { of: (taskId: string) => ['attachments', taskId] as const };

export const attachmentsQuery = (client: Client, taskId: string) =>
  queryOptions({
    queryKey: attachmentKeys.of(taskId),
    queryFn: () => readAll((query) => client.call(listAttachments, { params: { taskId }, query })),
  });

/** A file as text; its bytes never change. */
export const attachmentTextQuery = (client: Client, attachmentId: string) =>
  queryOptions({
    queryKey: ['attachment-text', attachmentId],
    queryFn: async () =>
      (await client.call(getAttachmentContent, { params: { attachmentId } })).text(),
    gcTime: 60_000,
  });
