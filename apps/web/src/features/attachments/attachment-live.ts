import type { Attachment } from '@helix/contracts/attachments';
import type { ApplyEvent } from '../live/live-event.ts';
import { attachmentKeys } from './attachment-queries.ts';

export const applyAttachmentEvent: ApplyEvent = (queries, event) => {
  const patch = (taskId: string, change: (files: Attachment[]) => Attachment[]) =>
    queries.setQueryData<Attachment[]>(
      attachmentKeys.of(taskId),
      (files) => files && change(files),
    );
  switch (event.type) {
    case 'attachment.added':
    case 'attachment.renamed': {
      const { attachment } = event.data;
      return void patch(attachment.taskId, (files) => withFile(files, attachment));
    }
    case 'attachment.removed': {
      const { attachmentId, taskId } = event.data;
      return void patch(taskId, (files) => files.filter(({ id }) => id !== attachmentId));
    }
    case 'comment.created':
    case 'comment.updated':
      // A file may have found the comment that shows it.
      if (event.data.comment.attachments.length === 0) return undefined;
      return void queries.invalidateQueries({
        queryKey: attachmentKeys.of(event.data.comment.taskId),
      });
    default:
      return undefined;
  }
};

export function withFile(files: readonly Attachment[], file: Attachment): Attachment[] {
  const others = files.filter(({ id }) => id !== file.id);
  return [...others, file].toSorted((a, b) => (a.id < b.id ? -1 : 1));
}
