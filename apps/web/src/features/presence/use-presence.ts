'use client';

import { useEffect, useState } from 'react';
import { announcePresence, endPresence } from '@helix/contracts/live';
import { client } from '../../lib/browser-client.ts';
import { newKey } from '../../lib/new-key.ts';

/** Often enough that it does not expire between. */
const everyMs = 15_000;

export type Looking = {
  readonly boardId: string;
  readonly taskId?: string | undefined;
  readonly isWriting?: boolean;
};

/** Says that one looks here, for as long as the page is open and seen. Nobody is told when it fails: it is no promise. */
export function usePresence({ boardId, taskId, isWriting = false }: Looking): void {
  const [clientId] = useState(newKey);
  useEffect(() => {
    const end = () =>
      void client.call(endPresence, { params: { clientId } }).catch(() => undefined);
    const announce = () => {
      if (document.visibilityState === 'hidden') return;
      const body = { clientId, boardId, taskId: taskId ?? null, isWriting };
      void client.call(announcePresence, { body }).catch(() => undefined);
    };
    const onVisibility = () => (document.visibilityState === 'hidden' ? end() : announce());
    announce();
    const timer = setInterval(announce, everyMs);
    document.addEventListener('visibilitychange', onVisibility);
    return () => {
      clearInterval(timer);
      document.removeEventListener('visibilitychange', onVisibility);
    };
  }, [clientId, boardId, taskId, isWriting]);
  useEffect(
    () => () => void client.call(endPresence, { params: { clientId } }).catch(() => undefined),
    [clientId, boardId],
  );
}
