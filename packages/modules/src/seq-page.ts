import { AppError } from '@helix/runtime';

/** The cursor of lists that go by number. */
export function decodeSeqCursor(cursor: string | undefined): number | undefined {
  if (cursor === undefined) return undefined;
  const text = Buffer.from(cursor, 'base64url').toString('utf8');
  if (!/^seq_\d{1,15}$/.test(text)) {
    throw new AppError('request.invalid', 'The cursor is not one that a list has given out');
  }
  return Number(text.slice('seq_'.length));
}

/** Turns `limit + 1` rows into a page: the extra row only tells that there is more. */
export function toSeqPage<Row extends { seq: number }>(
  rows: readonly Row[],
  limit: number,
): { items: Row[]; nextCursor: string | null } {
  const items = rows.slice(0, limit);
  const last = items.at(-1);
  const more = rows.length > limit && last !== undefined;
  return { items, nextCursor: more ? Buffer.from(`seq_${last.seq}`).toString('base64url') : null };
}
