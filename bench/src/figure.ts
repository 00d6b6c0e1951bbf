/** One number of the table: what was measured, what it may be at most. */
export type Figure = {
  readonly name: string;
  readonly value: number;
  /** None where a number is only told, so that others can be understood. */
  readonly limit?: number;
  readonly unit: string;
  /** A count that no machine and no size excuses: what is lost, what is repeated, what was refused. */
  readonly exact?: boolean;
};

export function percentile(values: readonly number[], share: number): number {
  const sorted = values.toSorted((a, b) => a - b);
  return sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? Number.NaN;
}

/** Nothing measured counts as over. */
export function isWithin({ value, limit }: Figure): boolean {
  return limit === undefined || value <= limit;
}

export function printTable(figures: readonly Figure[]): string {
  const rows = figures.map((figure) => {
    const { name, value, limit, unit } = figure;
    if (limit === undefined) return `| ${name} | ${round(value)} ${unit} | | | |`;
    const verdict = isWithin(figure) ? 'within' : '**over**';
    const ratio = limit === 0 ? '' : (value / limit).toFixed(2);
    return `| ${name} | ${round(value)} ${unit} | ${limit} ${unit} | ${ratio} | ${verdict} |`;
  });
  return ['| quantity | measured | limit | ratio | |', '|---|---|---|---|---|', ...rows].join('\n');
}

function round(value: number): string {
  return Number.isInteger(value) || value >= 100 ? value.toFixed(0) : value.toFixed(2);
}
