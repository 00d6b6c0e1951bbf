import { AppError } from '@helix/runtime';

/** Cursors are opaque to clients: the key of the last row they have seen. */
export function decodeCursor(cursor: string | undefined): string | undefined {
  if (cursor === undefined) return undefined;
  const key = Buffer.from(cursor, 'base64url').toString('utf8');
  if (!/^[a-z]+_[0-9a-z]+$/.test(key)) {
    throw new AppError('request.invalid', 'The cursor is not one that a list has given out');
  }
  return key;
}

/** Turns `limit + 1` rows into a page: the extra row only tells that there is more. */
export function toPage<Row extends { id: string }>(
  rows: readonly Row[],
  limit: number,
): { items: Row[]; nextCursor: string | null } {
  const items = rows.slice(0, limit);
  const last = items.at(-1);
  const more = rows.length > limit && last !== undefined;
  return { items, nextCursor: more ? Buffer.from(last.id).toString('base64url') : null };
}
