/** A key people recognise: the initials of a long name, else its first letters. Always 2 to 8 characters. */
export function boardKeyOf(name: string): string {
  const words = name
    .normalize('NFKD')
    .toUpperCase()
    .replaceAll(/[^A-Z0-9 ]+/g, ' ')
    .trim()
    .split(/\s+/)
    .filter((word) => word !== '');
  const initials = words.map((word) => word[0]).join('');
  const key = words.length > 2 ? initials.slice(0, 5) : words.join('').slice(0, 3);
  return /^[A-Z]/.test(key) && key.length >= 2 ? key : `B${key}`.padEnd(2, 'D');
}

/** The n-th try for a name whose plain key is taken. */
export function numberedBoardKey(key: string, n: number): string {
  return n === 1 ? key : `${key.slice(0, 8 - String(n).length)}${n}`;
}
