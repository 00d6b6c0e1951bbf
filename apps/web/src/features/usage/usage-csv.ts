import type { Usage } from './usage-queries.ts';

const fields = [
  'key',
  'name',
  'costUsd',
  'calls',
  'unpricedCalls',
  'simulatedCalls',
  'inputTokens',
  'cachedInputTokens',
  'cacheWriteTokens',
  'outputTokens',
  'reasoningTokens',
] as const;

/** A table as other programs read it: raw numbers, no words of ours. */
export function usageCsv(items: Usage['items']): string {
  const lines = items.map((item) => fields.map((field) => cell(item[field])).join(','));
  return `${[fields.join(','), ...lines].join('\r\n')}\r\n`;
}

/** A text that begins like a formula would be carried out by spreadsheets. */
function cell(value: string | number | null): string {
  if (value === null) return '';
  if (typeof value === 'number') return String(value);
  const text = /^[=+\-@\t\r]/.test(value) ? `'${value}` : value;
  return /[",\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}

export function saveFile(name: string, text: string): void {
  const url = URL.createObjectURL(new Blob([text], { type: 'text/csv;charset=utf-8' }));
  const link = document.createElement('a');
  link.href = url;
  link.download = name;
  link.click();
  URL.revokeObjectURL(url);
}
