import type { Mention } from '@helix/contracts/comments';
import type { Db, Transaction } from '@helix/db';
import type { Context } from '../context.ts';
import { matchMentions, type MatchedMentions } from './match-mentions.ts';
import { findMentions } from './mention-parser.ts';
import {
  listMentionable,
  listMentionsAt,
  replaceMentionsAt,
  type MentionPlace,
} from './mention.queries.ts';

/** Whom a text on a board means: people and agents of the organization, and which of them may not see the board. */
export async function resolveMentions(
  db: Db,
  about: { organizationId: string; boardId: string; text: string },
): Promise<MatchedMentions> {
  const tokens = findMentions(about.text);
  if (tokens.length === 0) return { mentions: [], unresolved: [] };
  return matchMentions(tokens, await listMentionable(db, about.organizationId, about.boardId));
}

/** Keeps the mentions of a comment or a description, and answers with those that are new there. */
export async function storeMentions(
  ctx: Context,
  tx: Transaction,
  { isNew, ...place }: MentionPlace & { readonly isNew: boolean },
  mentions: readonly Mention[],
): Promise<Mention[]> {
  const before = isNew ? [] : await listMentionsAt(tx.db, place);
  if (before.length === 0 && mentions.length === 0) return [];
  const createdAt = ctx.now();
  const rows = mentions.map((mention) => ({
    ...mention,
    rowId: ctx.newId('mention'),
    createdAt,
  }));
  await replaceMentionsAt(tx.db, place, rows);
  const known = new Set(before.map(({ id }) => id));
  return mentions.filter(({ id }) => !known.has(id));
}
