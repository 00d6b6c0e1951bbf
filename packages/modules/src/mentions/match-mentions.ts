import type { Mention, UnresolvedMention } from '@helix/contracts/comments';
import type { MentionToken } from './mention-parser.ts';
import { fold, handleOf, indexByKey, withoutAccents, type Known } from './mentionable.ts';

export type MatchedMentions = {
  /** Each person and agent once. */
  readonly mentions: Mention[];
  readonly unresolved: UnresolvedMention[];
};

const maxCandidates = 10;

/** Decides whom the names in a text mean, out of everyone there is. */
export function matchMentions(
  tokens: readonly MentionToken[],
  everyone: readonly Known[],
): MatchedMentions {
  const index = indexByKey(everyone);
  const mentions = new Map<string, Mention>();
  const unresolved = new Map<string, UnresolvedMention>();
  for (const token of tokens) {
    const { found, text } = matchToken(token, everyone, index);
    const [only] = found;
    if (only && found.length === 1) {
      const { kind, id, name, reachable } = only;
      if (!mentions.has(id)) mentions.set(id, { kind, id, name, text, reachable });
      continue;
    }
    unresolved.set(fold(text), {
      text,
      problem: found.length === 0 ? 'unknown' : 'ambiguous',
      candidates: found.slice(0, maxCandidates).map((known) => ({
        kind: known.kind,
        id: known.id,
        name: known.name,
        handle: handleOf(known, index),
      })),
    });
  }
  return { mentions: [...mentions.values()], unresolved: [...unresolved.values()] };
}

type Match = { readonly found: readonly Known[]; readonly text: string };

/** The surest reading first: a name of several words, a whole name, a first name, a name that runs into other text. */
function matchToken(
  token: MentionToken,
  everyone: readonly Known[],
  index: ReadonlyMap<string, readonly Known[]>,
): Match {
  const { text } = token;
  const long = token.quoted ? undefined : matchLongName(token, everyone);
  if (long) return long;
  const variants = token.quoted ? [token.name] : spellings(token.name);
  for (const variant of variants) {
    const key = fold(variant);
    const found = index.get(key) ?? index.get(withoutAccents(key));
    if (found) return { found, text };
  }
  for (const variant of variants) {
    const key = fold(variant);
    const found = everyone.filter(({ name }) => fold(name).split(' ')[0] === key);
    if (found.length > 0) return { found, text };
  }
  return { found: token.quoted ? [] : matchUnspaced(token.name, everyone), text };
}

/** `@Ada Lovelace` without quotes, where the text goes on as a known name does. */
function matchLongName(token: MentionToken, everyone: readonly Known[]): Match | undefined {
  const written = token.text + token.after;
  const line = fold(token.name + token.after);
  const fitting = everyone.filter(({ name }) => {
    const key = fold(name);
    return key.includes(' ') && line.startsWith(key) && !isWordSign(line.charAt(key.length));
  });
  const longest = Math.max(0, ...fitting.map(({ name }) => fold(name).length));
  const found = fitting.filter(({ name }) => fold(name).length === longest);
  const [first] = found;
  return first && { found, text: written.slice(0, endOfName(written, first.name)) };
}

/** Where a name ends in a text, whatever space is between its words. */
function endOfName(written: string, name: string): number {
  const key = fold(name);
  for (let end = 1; end < written.length; end += 1) {
    if (fold(written.slice(1, end)) === key) return end;
  }
  return written.length;
}

/** As written, then without what grammar and emphasis hang on to a name. */
function spellings(name: string): string[] {
  const plain = name.replace(/_+$/, '');
  return [...new Set([name, plain, plain.replace(/['’]s?$/i, '')])].filter((form) => form !== '');
}

const unspaced =
  /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Hangul}\p{Script=Thai}]/u;

/** Where no space follows a name in writing, the longest known name at its beginning. */
function matchUnspaced(name: string, everyone: readonly Known[]): readonly Known[] {
  if (!unspaced.test(name)) return [];
  const line = fold(name);
  const fitting = everyone.filter((known) => {
    const key = fold(known.name);
    return unspaced.test(key.at(-1) ?? '') && line.startsWith(key);
  });
  const longest = Math.max(0, ...fitting.map((known) => fold(known.name).length));
  return fitting.filter((known) => fold(known.name).length === longest);
}

const isWordSign = (sign: string) => /[\p{L}\p{N}\p{M}_]/u.test(sign);
