import { useCallback, useSyncExternalStore } from 'react';
import { isRecord } from '../../lib/is-record.ts';
import { readStored } from '../../lib/read-stored.ts';

export type Draft = {
  readonly text: string;
  /** What it was begun with, so that it can be merged with what was written meanwhile. */
  readonly baseText: string;
  readonly baseVersion: number;
};

const prefix = 'helix-draft:';
const drafts = new Map<string, Draft | undefined>();
const listeners = new Set<() => void>();

/** What was written and not saved yet; it outlives the page. */
export function useDraft(
  documentId: string,
): readonly [Draft | undefined, (draft: Draft | undefined) => void] {
  const draft = useSyncExternalStore(
    subscribe,
    () => readDraft(documentId),
    () => undefined,
  );
  const keep = useCallback((next: Draft | undefined) => writeDraft(documentId, next), [documentId]);
  return [draft, keep];
}

function subscribe(listener: () => void): () => void {
  listeners.add(listener);
  const onStorage = ({ key }: StorageEvent) => {
    if (key?.startsWith(prefix) !== true) return;
    drafts.delete(key.slice(prefix.length));
    listener();
  };
  window.addEventListener('storage', onStorage);
  return () => {
    listeners.delete(listener);
    window.removeEventListener('storage', onStorage);
  };
}

function readDraft(documentId: string): Draft | undefined {
  if (!drafts.has(documentId)) drafts.set(documentId, storedDraft(documentId));
  return drafts.get(documentId);
}

function storedDraft(documentId: string): Draft | undefined {
  const stored = readStored(prefix + documentId);
  const { text, baseText, baseVersion } = isRecord(stored) ? stored : {};
  const isWhole =
    typeof text === 'string' && typeof baseText === 'string' && typeof baseVersion === 'number';
  return isWhole ? { text, baseText, baseVersion } : undefined;
}

function writeDraft(documentId: string, draft: Draft | undefined): void {
  drafts.set(documentId, draft);
  try {
    if (draft === undefined) localStorage.removeItem(prefix + documentId);
    else localStorage.setItem(prefix + documentId, JSON.stringify(draft));
  } catch {
    // A full or forbidden storage costs the reload, not the draft.
  }
  for (const listener of listeners) listener();
}
