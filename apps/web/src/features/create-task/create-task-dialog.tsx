'use client';

import { useQuery } from '@tanstack/react-query';
import Link from 'next/link';
import { usePathname } from 'next/navigation';
import { buttonClass, Dialog, EmptyState } from '@helix/ui';
import { client } from '../../lib/browser-client.ts';
import { overviewQuery } from '../boards/board-queries.ts';
import { CreateTaskForm } from './create-task-form.tsx';
import { messages } from './messages.ts';

type CreateTaskDialogProps = { open: boolean; onOpenChange: (isOpen: boolean) => void };

/** A task from wherever one is: `C`. */
export function CreateTaskDialog({ open, onOpenChange }: CreateTaskDialogProps) {
  const path = usePathname();
  const boards = useQuery(overviewQuery(client)).data?.boards.filter(
    ({ permission, archivedAt }) =>
      archivedAt === null && (permission === 'create' || permission === 'manage'),
  );
  const close = () => onOpenChange(false);
  return (
    <Dialog open={open} onOpenChange={onOpenChange} title={messages.title} size="medium">
      {boards === undefined || boards.length === 0 ? (
        <EmptyState
          size="small"
          title={messages.noBoards.title}
          text={messages.noBoards.text}
          action={
            <Link href="/boards" onClick={close} className={buttonClass({ look: 'primary' })}>
              {messages.noBoards.action}
            </Link>
          }
        />
      ) : (
        <CreateTaskForm
          boards={boards}
          hereId={/^\/boards\/([^/]+)/.exec(path)?.[1]}
          onDone={close}
        />
      )}
    </Dialog>
  );
}
