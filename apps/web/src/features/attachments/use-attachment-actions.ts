'use client';

import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useToast } from '@helix/ui';
import {
  deleteAttachment,
  renameAttachment,
  restoreAttachment,
  type Attachment,
} from '@helix/contracts/attachments';
import { client } from '../../lib/browser-client.ts';
import { messageOf } from '../../lib/error-message.ts';
import { useUndo } from '../undo/index.ts';
import { withFile } from './attachment-live.ts';
import { attachmentKeys } from './attachment-queries.ts';
import { messages } from './messages.ts';

/** The list shows what is done at once; what the server refuses comes back with the reason. */
export function useAttachmentActions({ id, taskId, name, version }: Attachment) {
  const queries = useQueryClient();
  const show = useToast();
  const undo = useUndo();
  const key = attachmentKeys.of(taskId);
  const params = { attachmentId: id };
  const put = (file: Attachment) =>
    queries.setQueryData<Attachment[]>(key, (files) => files && withFile(files, file));
  const readAgain = () => void queries.invalidateQueries({ queryKey: key });
  const rename = useMutation({
    mutationFn: (next: string) =>
      client.call(renameAttachment, { params, body: { name: next, version } }),
    onSuccess: put,
    onError(error) {
      show(messages.notRenamed(name, messageOf(error)), 'bad');
      readAgain();
    },
  });
  const remove = useMutation({
    mutationFn: () => client.call(deleteAttachment, { params }),
    onMutate: () =>
      queries.setQueryData<Attachment[]>(key, (files) => files?.filter((file) => file.id !== id)),
    onSuccess: () =>
      undo.offer({
        title: messages.removed(name),
        undo: async () => void put(await client.call(restoreAttachment, { params })),
      }),
    onError(error) {
      show(messages.notRemoved(name, messageOf(error)), 'bad');
      readAgain();
    },
  });
  return { rename, remove };
}
