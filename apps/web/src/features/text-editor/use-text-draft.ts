'use client';

import { useUser } from '../session/use-user.ts';
import { useDraft } from './draft-store.ts';

/** What is being written in a box that was empty: one for each person and each thing that it is about. */
export function useTextDraft(
  kind: string,
  about: string,
): readonly [string, (text: string) => void] {
  const [draft, keep] = useDraft(`${kind}:${useUser().memberId}:${about}`);
  const setText = (text: string) =>
    keep(text === '' ? undefined : { text, baseText: '', baseVersion: 0 });
  return [draft?.text ?? '', setText];
}
