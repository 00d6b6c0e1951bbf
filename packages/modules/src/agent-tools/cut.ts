/** The beginning of a text, and how much of it is missing. */
export function cut(text: string, limit: number): string {
  if (text.length <= limit) return text;
  const kept = text.slice(0, limit).toWellFormed();
  return `${kept}\n[${text.length - limit} more characters are not shown]`;
}
