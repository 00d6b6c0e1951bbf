import type { MentionCandidate } from '@helix/contracts/comments';

/** Somebody who can be mentioned, and what is known of them. */
export type Known = Omit<MentionCandidate, 'handle'> & {
  /** What an agent is called in addresses, whatever its name is now. */
  readonly slug?: string;
};

/** Names are compared without regard to case, width and spacing. */
export const fold = (text: string): string =>
  text.normalize('NFKC').toLowerCase().trim().replaceAll(/\s+/g, ' ');

export const withoutAccents = (text: string): string =>
  text.normalize('NFKD').replaceAll(/\p{M}/gu, '').normalize('NFC');

const slugOfName = (name: string): string =>
  fold(name)
    .replaceAll(/[^\p{L}\p{N}\p{M}]+/gu, '-')
    .replaceAll(/^-+|-+$/g, '');

/** Everything that names exactly this one, if it names nobody else. */
export function keysOf(known: Known): string[] {
  const slug = slugOfName(known.name);
  const address = known.kind === 'member' ? [fold(known.title.split('@')[0] ?? '')] : [];
  const own = known.slug === undefined ? [] : [known.slug];
  const keys = [fold(known.name), slug, withoutAccents(slug), ...own, ...address, known.id];
  return [...new Set(keys)].filter((key) => key !== '');
}

/** Looks somebody up by any of their keys. */
export function indexByKey(everyone: readonly Known[]): ReadonlyMap<string, readonly Known[]> {
  const index = new Map<string, Known[]>();
  for (const known of everyone) {
    for (const key of keysOf(known)) index.set(key, [...(index.get(key) ?? []), known]);
  }
  return index;
}

const bareForm = /^[\p{L}\p{N}_](?:[\p{L}\p{N}\p{M}_]|[.'’·-](?=[\p{L}\p{N}_]))*$/u;

/** What to write after the @ so that it can only mean this one. */
export function handleOf(known: Known, index: ReadonlyMap<string, readonly Known[]>): string {
  const isUnique = (key: string) => index.get(fold(key))?.length === 1;
  const { name, kind, title } = known;
  const quoted = /["“”\n]/.test(name) ? slugOfName(name) : `"${name}"`;
  if (isUnique(name)) return bareForm.test(name) ? name : quoted;
  const address = kind === 'member' ? title.split('@')[0] : known.slug;
  return address !== undefined && bareForm.test(address) && isUnique(address) ? address : known.id;
}
