const longest = 50;

/** What a name is in an address, or nothing when it is written in other letters altogether. */
export function slugOf(name: string): string {
  return name
    .normalize('NFKD')
    .replaceAll(/\p{M}/gu, '')
    .toLowerCase()
    .replaceAll(/[^a-z0-9]+/g, '-')
    .slice(0, longest)
    .replaceAll(/^-+|-+$/g, '');
}

/** The slug of a name that nobody has yet. */
export function freeSlug(name: string, taken: readonly string[]): string {
  const base = slugOf(name) || 'agent';
  const isTaken = new Set(taken);
  if (!isTaken.has(base)) return base;
  let number = 2;
  while (isTaken.has(`${base}-${number}`)) number += 1;
  return `${base}-${number}`;
}
