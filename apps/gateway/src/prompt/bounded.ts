/** Keeps the beginning, at a word's end where there is one, and says what is missing. */
export function bounded(text: string, limit: number): string {
  if (text.length <= limit) return text;
  const start = text.slice(0, limit);
  const lastSpace = start.search(/\s\S*$/);
  const kept = lastSpace > limit * 0.8 ? start.slice(0, lastSpace) : withoutHalfCharacter(start);
  return `${kept}\n[Cut here: ${formatCount(text.length - kept.length)} more characters are not shown.]`;
}

export function formatCount(count: number): string {
  return count.toLocaleString('en-US');
}

function withoutHalfCharacter(text: string): string {
  return /[\uD800-\uDBFF]$/.test(text) ? text.slice(0, -1) : text;
}
