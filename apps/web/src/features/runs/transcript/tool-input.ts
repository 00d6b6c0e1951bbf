type Fields = Readonly<Record<string, unknown>>;

/** Where the text is that a tool was given, in the order of what says most. */
const tellingFields = ['title', 'name', 'question', 'key', 'query', 'text', 'body', 'add'];
const longestSummary = 80;

/** What a tool was used with, in a few words. */
export function summaryOf(input: unknown): string {
  if (!isFields(input)) return '';
  const values = [...tellingFields.map((name) => input[name]), ...Object.values(input)];
  const telling = values.map(asText).find((text) => text !== '') ?? '';
  const line = telling.replaceAll(/\s+/g, ' ').trim();
  return line.length <= longestSummary ? line : `${line.slice(0, longestSummary).toWellFormed()}…`;
}

export type MadeText = { readonly name: string; readonly content: string };

/** A text that the tool was given to keep under a name. */
export function madeText(input: unknown): MadeText | undefined {
  if (!isFields(input)) return undefined;
  const { name, content } = input;
  return typeof name === 'string' && typeof content === 'string' ? { name, content } : undefined;
}

function asText(value: unknown): string {
  if (typeof value === 'string') return value;
  if (Array.isArray(value)) return value.filter((one) => typeof one === 'string').join(', ');
  return '';
}

function isFields(value: unknown): value is Fields {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
