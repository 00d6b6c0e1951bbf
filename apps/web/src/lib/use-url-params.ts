'use client';

import { usePathname, useSearchParams } from 'next/navigation';
import { useCallback } from 'react';

/** What a page shows, kept in its address: it survives a reload and can be sent to somebody. */
export function useUrlParams(): readonly [
  ReadonlyURLParams,
  (changes: Readonly<Record<string, string | undefined>>) => void,
] {
  const params = useSearchParams();
  const path = usePathname();
  const change = useCallback(
    (changes: Readonly<Record<string, string | undefined>>) => {
      const next = new URLSearchParams(window.location.search);
      for (const [name, value] of Object.entries(changes)) {
        if (value === undefined || value === '') next.delete(name);
        else next.set(name, value);
      }
      window.history.replaceState(null, '', next.size > 0 ? `${path}?${next}` : path);
    },
    [path],
  );
  return [params, change];
}

type ReadonlyURLParams = { get(name: string): string | null };
