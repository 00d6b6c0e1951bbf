import { v7 } from 'uuid';
import type { IdPrefix } from '@helix/contracts';

/** Time-ordered, so that an index on ids is an index on age. */
export function newId(prefix: IdPrefix): string {
  return `${prefix}_${v7().replaceAll('-', '')}`;
}
