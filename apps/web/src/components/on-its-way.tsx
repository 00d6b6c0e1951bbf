'use client';

import { useLinkStatus } from 'next/link';

/** Within a link: it was pressed, and its page is still on its way. Seen only when that takes longer than a moment. */
export function OnItsWay() {
  const { pending } = useLinkStatus();
  if (!pending) return null;
  return (
    <span
      aria-hidden
      className="pointer-events-none absolute inset-0 animate-appear rounded-md bg-selected"
    />
  );
}
