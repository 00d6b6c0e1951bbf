import type { ReactNode } from 'react';

/** Choices that narrow what is below. On a phone they are one row to swipe, so that the list begins on the first screen. */
export function FilterRow({ children }: { children: ReactNode }) {
  return (
    <div className="flex flex-wrap items-center gap-2 *:shrink-0 max-md:-mx-4 max-md:flex-nowrap max-md:overflow-x-auto max-md:px-4 max-md:py-0.5">
      {children}
    </div>
  );
}
