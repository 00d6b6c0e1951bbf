import { createHash } from 'node:crypto';
import { foldText } from '@helix/contracts/filters';

/** The same for texts that differ only in case, accents and spacing. */
export function digestOf(text: string): string {
  const folded = foldText(text).replaceAll(/\s+/g, ' ').trim();
  return createHash('sha256').update(folded).digest('hex');
}
