'use client';

import { useCallback, useState } from 'react';
import { writeCookie } from '../../../lib/cookie.ts';
import { collapsedCookie, mostCollapsed } from './collapsed-cookie.ts';

/** Columns and lanes that somebody has put away; the server renders them so the next time. */
export function useCollapsed(initial: readonly string[]) {
  const [collapsed, setCollapsed] = useState<ReadonlySet<string>>(() => new Set(initial));
  const collapse = useCallback(
    (id: string, isCollapsed: boolean) =>
      setCollapsed((before) => {
        const after = new Set(before);
        if (isCollapsed) after.add(id);
        else after.delete(id);
        writeCookie(collapsedCookie, [...after].slice(-mostCollapsed).join('.'));
        return after;
      }),
    [],
  );
  return { collapsed, collapse };
}
