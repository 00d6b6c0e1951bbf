type Value = string | number | boolean | null;

/** A table as other programs read it: raw numbers, no words of ours. */
export function toCsv<Field extends string>(
  fields: readonly Field[],
  items: readonly Readonly<Record<Field, Value>>[],
): string {
  const lines = items.map((item) => fields.map((field) => cell(item[field])).join(','));
  return `${[fields.join(','), ...lines].join('\r\n')}\r\n`;
}

/** A text that begins like a formula would be carried out by spreadsheets. */
function cell(value: Value): string {
  if (value === null) return '';
  if (typeof value !== 'string') return String(value);
  const text = /^[=+\-@\t\r]/.test(value) ? `'${value}` : value;
  return /[",\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}

export function saveCsv(name: string, text: string): void {
  const url = URL.createObjectURL(new Blob([text], { type: 'text/csv;charset=utf-8' }));
  const link = document.createElement('a');
  link.href = url;
  link.download = name;
  link.click();
  URL.revokeObjectURL(url);
}
