'use client';

import { DiffView } from '@helix/ui';
import { messages } from './messages.ts';
import { textsOf, type DiffText } from './texts-of.ts';

/** What changed between two texts, given as the stretches that they share and do not. */
export function TextDiff({
  parts,
  label = messages.difference,
}: {
  parts: readonly DiffText[];
  label?: string;
}) {
  return <DiffView label={label} {...textsOf(parts)} />;
}
