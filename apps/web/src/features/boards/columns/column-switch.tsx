'use client';

import { useEffect, useState, type RefObject } from 'react';
import { flushSync } from 'react-dom';
import type { Folding } from '../board-context.tsx';
import type { ColumnView } from '../board-view-patch.ts';
import { messages } from '../messages.ts';

type ColumnSwitchProps = Folding & {
  columns: readonly ColumnView[];
  scroller: RefObject<HTMLElement | null>;
};

/** On a phone there is room for one column: swiping or these lead to another. */
export function ColumnSwitch({ columns, collapsed, onCollapse, scroller }: ColumnSwitchProps) {
  const shown = useShownColumn(columns, scroller);
  const lead = (id: string) => {
    // A column that was put away is as wide as the others before it is led to.
    if (collapsed.has(id)) flushSync(() => onCollapse(id, false));
    show(scroller.current, id);
  };
  return (
    <nav
      aria-label={messages.mobile.columns}
      className="flex shrink-0 gap-1 overflow-x-auto px-3 pb-2 md:hidden"
    >
      {columns.map(({ id, name, count }) => (
        <button
          key={id}
          type="button"
          aria-current={id === shown ? 'true' : undefined}
          onClick={() => lead(id)}
          className={`flex min-h-11 shrink-0 items-center gap-1.5 rounded-md px-3 text-sm ${id === shown ? 'bg-selected font-medium' : 'text-soft'}`}
        >
          {name}
          <span className="text-xs text-soft tabular-nums">{count}</span>
        </button>
      ))}
    </nav>
  );
}

function show(scroller: HTMLElement | null, columnId: string): void {
  const column = scroller?.querySelector<HTMLElement>(`[data-column="${columnId}"]`);
  column?.scrollIntoView({ inline: 'start', block: 'nearest', behavior: 'smooth' });
}

/** The column that one has swiped to. */
function useShownColumn(
  columns: readonly ColumnView[],
  scroller: RefObject<HTMLElement | null>,
): string | undefined {
  const [shown, setShown] = useState(columns[0]?.id);
  const ids = columns.map(({ id }) => id).join();
  useEffect(() => {
    if (!scroller.current) return undefined;
    const observer = new IntersectionObserver(
      (entries) => {
        const seen = entries.find(({ isIntersecting }) => isIntersecting)?.target;
        if (seen instanceof HTMLElement) setShown(seen.dataset['column']);
      },
      { root: scroller.current, threshold: 0.6 },
    );
    for (const column of scroller.current.querySelectorAll('[data-column]'))
      observer.observe(column);
    return () => observer.disconnect();
  }, [scroller, ids]);
  return shown;
}
