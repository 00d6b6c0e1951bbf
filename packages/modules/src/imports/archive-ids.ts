import { createHash } from 'node:crypto';
import { idPrefixes } from '@helix/contracts';

const ids = new RegExp(
  String.raw`\b(${Object.values(idPrefixes).join('|')})_([0-9a-f]{32})\b`,
  'g',
);
/** The part of an id that tells its age and its order among ids of the same moment. */
const orderedDigits = 22;

export type Renaming = {
  /** What becomes of an id. */
  id(old: string): string;
  /** The same for every id in a value, also within texts. */
  everywhere(value: unknown): unknown;
};

/**
 * The same id always becomes the same new one, and the new ones keep the order of the old: lists sort by id.
 * `known` are those that exist here under another id already.
 */
export function renameIds(organizationId: string, known: ReadonlyMap<string, string>): Renaming {
  const rename = (old: string, prefix: string, digits: string): string => {
    const found = known.get(old);
    if (found !== undefined) return found;
    const hash = createHash('sha256').update(`${organizationId} ${old}`).digest('hex');
    return `${prefix}_${digits.slice(0, orderedDigits)}${hash.slice(0, 32 - orderedDigits)}`;
  };
  const inText = (text: string) => text.replaceAll(ids, rename);
  const everywhere = (value: unknown): unknown => {
    if (typeof value === 'string') return inText(value);
    if (Array.isArray(value)) return value.map(everywhere);
    if (typeof value !== 'object' || value === null || value instanceof Date) return value;
    return Object.fromEntries(
      Object.entries(value).map(([name, held]) => [name, everywhere(held)]),
    );
  };
  return { id: inText, everywhere };
}
