import { Download } from 'lucide-react';
import { apiBase } from '@helix/contracts';
import { exportTasks } from '@helix/contracts/exports';
import { buttonClass } from '@helix/ui';
import { messages } from './messages.ts';
import type { TaskListInput } from './task-list-queries.ts';

/** The same tasks in the same order, for a spreadsheet. */
export function ExportLink({ boardId, filter, sort }: TaskListInput) {
  const query = new URLSearchParams({ filter, sort });
  if (boardId !== undefined) query.set('boardId', boardId);
  return (
    <a
      href={`${apiBase}${exportTasks.path}?${query}`}
      download
      className={`${buttonClass({ look: 'quiet', size: 'small' })} max-md:hidden`}
    >
      <Download aria-hidden />
      {messages.exportCsv}
    </a>
  );
}
