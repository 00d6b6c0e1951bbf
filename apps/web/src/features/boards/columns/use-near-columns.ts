'use client';

import { useEffect, useRef, useState, type RefObject } from 'react';

/** So many are in sight on a large screen before anything has been measured. */
export const firstColumns = 5;
/** Half a column. */
export const nearMargin = '0px 144px';

/** Which columns are in sight, or about to come into it, told by their names at the head of the board. */
export function useNearColumns(
  scroller: RefObject<HTMLElement | null>,
  columns: readonly { readonly id: string }[],
) {
  const header = useRef<HTMLDivElement>(null);
  const [near, setNear] = useState<ReadonlySet<string>>(
    () => new Set(columns.slice(0, firstColumns).map(({ id }) => id)),
  );
  useEffect(() => {
    const observer = new IntersectionObserver(
      (entries) =>
        setNear((now) => {
          const next = new Set(now);
          for (const { target, isIntersecting } of entries) {
            const id = target instanceof HTMLElement ? (target.dataset['columnName'] ?? '') : '';
            if (isIntersecting) next.add(id);
            else next.delete(id);
          }
          return next;
        }),
      { root: scroller.current, rootMargin: nearMargin },
    );
    for (const name of header.current?.children ?? []) observer.observe(name);
    return () => observer.disconnect();
  }, [scroller, columns]);
  return { near, header };
}
