'use client';

import { useQuery } from '@tanstack/react-query';
import type { TaskCard } from '@helix/contracts/tasks';
import { client } from '../../lib/browser-client.ts';
import { overviewQuery } from '../boards/board-queries.ts';
import { useHasRole } from '../session/use-user.ts';

/** What who is signed in may do with a task. What they may not do is not offered. */
export function usePermission({ boardId, deletedAt, archivedAt }: TaskCard) {
  const { data } = useQuery(overviewQuery(client));
  const isMember = useHasRole('member');
  const board = data?.boards.find(({ id }) => id === boardId);
  const permission = board?.permission;
  const isAtWork = isMember && board?.archivedAt === null && deletedAt === null;
  const mayWork = isAtWork && (permission === 'create' || permission === 'manage');
  return {
    board,
    mayRestore: mayWork,
    /** What is archived stays as it is until it is restored. */
    mayWrite: mayWork && archivedAt === null,
    mayManage: isAtWork && permission === 'manage',
  };
}
