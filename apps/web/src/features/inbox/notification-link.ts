import type { Notification } from '@helix/contracts/notifications';

/** What it is about; at the comment that it tells of, when there is one. */
export function hrefOf({ subject, boardId, reasons }: Notification): string {
  switch (subject.kind) {
    case 'task': {
      const comment = reasons[0]?.commentId ?? null;
      const path =
        boardId === null ? `/tasks/${subject.id}` : `/boards/${boardId}/tasks/${subject.id}`;
      return comment === null ? path : `${path}#${comment}`;
    }
    case 'board':
      return `/boards/${subject.id}`;
    case 'member':
      return '/settings/members';
  }
}
