import { getLastSeqs } from '@helix/db';
import type { Actor, Context } from '../context.ts';

/** The number of the newest event of an organization; nought before its first. */
export async function readStreamPosition(
  { db }: Context,
  { organization }: Actor,
): Promise<{ seq: number }> {
  const seqs = await getLastSeqs(db, [organization.id]);
  return { seq: seqs.get(organization.id) ?? 0 };
}
