'use client';

import { z } from 'zod';

const draftSchema = z.object({
  boardId: z.string().optional(),
  title: z.string().default(''),
  description: z.string().default(''),
});
export type Draft = z.infer<typeof draftSchema>;

const keyOf = (organizationId: string) => `helix-new-task-${organizationId}`;

/** What was begun and not sent, and the board that was used last. */
export function readDraft(organizationId: string): Draft {
  try {
    return draftSchema.parse(JSON.parse(localStorage.getItem(keyOf(organizationId)) ?? '{}'));
  } catch {
    return draftSchema.parse({});
  }
}

export function keepDraft(organizationId: string, draft: Draft): void {
  try {
    localStorage.setItem(keyOf(organizationId), JSON.stringify(draft));
  } catch {
    // Without room for it there is no draft.
  }
}
