'use client';

import { isRecord } from '../../lib/is-record.ts';
import { readStored } from '../../lib/read-stored.ts';

export type Draft = {
  boardId?: string | undefined;
  title: string;
  description: string;
};

const keyOf = (organizationId: string) => `helix-new-task-${organizationId}`;

/** What was begun and not sent, and the board that was used last. */
export function readDraft(organizationId: string): Draft {
  const stored = readStored(keyOf(organizationId));
  const { boardId, title, description } = isRecord(stored) ? stored : {};
  return {
    ...(typeof boardId === 'string' && { boardId }),
    title: typeof title === 'string' ? title : '',
    description: typeof description === 'string' ? description : '',
  };
}

export function keepDraft(organizationId: string, draft: Draft): void {
  try {
    localStorage.setItem(keyOf(organizationId), JSON.stringify(draft));
  } catch {
    // Without room for it there is no draft.
  }
}
