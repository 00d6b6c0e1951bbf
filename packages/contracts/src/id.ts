import { z } from 'zod';
import { idPattern, type IdPrefix } from './id-prefixes.ts';

export { idPrefixes, isIdOf, type IdPrefix } from './id-prefixes.ts';

export function idSchema(prefix: IdPrefix) {
  return z.string().regex(idPattern(prefix), `must be a whole id, which begins with ${prefix}_`);
}
