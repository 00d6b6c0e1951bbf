'use client';

import { useEffect, useState } from 'react';

const keyOf = (memberId: string, taskId: string) => `helix-seen:${memberId}:${taskId}`;

/** When this person looked at a task the last time before now; nothing at the first time. */
export function useLastSeen(memberId: string, taskId: string): string | undefined {
  const [seen, setSeen] = useState<string>();
  useEffect(() => {
    const key = keyOf(memberId, taskId);
    setSeen(read(key));
    const note = () => write(key, new Date().toISOString());
    const noteWhenHidden = () => document.visibilityState === 'hidden' && note();
    document.addEventListener('visibilitychange', noteWhenHidden);
    return () => {
      document.removeEventListener('visibilitychange', noteWhenHidden);
      note();
    };
  }, [memberId, taskId]);
  return seen;
}

function read(key: string): string | undefined {
  try {
    return localStorage.getItem(key) ?? undefined;
  } catch {
    return undefined;
  }
}

function write(key: string, value: string): void {
  try {
    localStorage.setItem(key, value);
  } catch {
    // A full storage costs the mark, nothing else.
  }
}
