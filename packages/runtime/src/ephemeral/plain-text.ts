/** Postgres' text holds every character but U+0000. It is written as two others, one of which then needs it too. */
const escape = '\u0001';

export function withoutNul(text: string): string {
  // oxlint-disable-next-line no-control-regex -- these two characters are the point
  return text.replaceAll(/[\0\u0001]/g, (character) =>
    character === '\0' ? `${escape}0` : `${escape}1`,
  );
}

export function withNul(text: string): string {
  // oxlint-disable-next-line no-control-regex -- as above
  return text.replaceAll(/\u0001([01])/g, (_, which) => (which === '0' ? '\0' : escape));
}
