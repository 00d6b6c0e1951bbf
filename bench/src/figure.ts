/** One number of the table: what was measured, what it may be at most. */
export type Figure = {
  readonly name: string;
  readonly value: number;
  readonly limit: number;
  readonly unit: string;
};

export function percentile(values: readonly number[], share: number): number {
  const sorted = values.toSorted((a, b) => a - b);
  return sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? Number.NaN;
}

export function printTable(figures: readonly Figure[]): string {
  const rows = figures.map(({ name, value, limit, unit }) => {
    const verdict = value <= limit ? 'within' : '**over**';
    return `| ${name} | ${round(value)} ${unit} | ${limit} ${unit} | ${(value / limit).toFixed(2)} | ${verdict} |`;
  });
  return ['| quantity | measured | limit | ratio | |', '|---|---|---|---|---|', ...rows].join('\n');
}

function round(value: number): string {
  return value >= 100 ? value.toFixed(0) : value.toFixed(2);
}
