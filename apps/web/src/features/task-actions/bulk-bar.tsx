'use client';

/** What can be done with everything that is selected, at the foot of a board or a list. */
export function BulkBar() {
  return null;
}
