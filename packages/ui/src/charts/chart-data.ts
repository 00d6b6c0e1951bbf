import type { ReactNode } from 'react';
import type { Scale } from './scale.ts';

export type ChartColor = 1 | 2 | 3 | 4 | 5 | 6 | 7 | 8 | 'good' | 'bad' | 'busy' | 'soft';

export type ChartSeries = {
  readonly key: string;
  readonly name: string;
  /** One for each category; null where there is nothing to know. */
  readonly values: readonly (number | null)[];
  /** By its place among the series, unless it means something. */
  readonly color?: ChartColor;
};

export type ChartProps = {
  /** What is shown, such as "Cost by day". */
  readonly label: string;
  /** Of the axis at the bottom, such as days. */
  readonly categories: readonly string[];
  readonly series: readonly ChartSeries[];
  /** What the categories are, as the head of a column: "Day". */
  readonly categoryTitle: string;
  readonly formatCategory?: (category: string) => string;
  readonly formatValue?: (value: number) => string;
  /** Where there is little room; otherwise as the value. */
  readonly formatTick?: (value: number) => string;
  /** Counts: no half of them on the axis. */
  readonly isWhole?: boolean;
  readonly emptyText?: string;
  readonly height?: number;
  /** Of the row of sums in the tooltip of stacked bars. */
  readonly totalLabel?: string;
};

export type FrameProps = ChartProps & {
  readonly scale: Scale;
  /** How the legend shows a series. */
  readonly mark: 'line' | 'block';
  /** The marks, in a drawing that is 100 by 100 and stretched to its box. */
  readonly children: ReactNode;
};

export function colorOf(series: ChartSeries, index: number): string {
  const color = series.color ?? (index % 8) + 1;
  if (color === 'soft') return 'var(--ink-soft)';
  return typeof color === 'number' ? `var(--series-${color})` : `var(--${color})`;
}

/** Lines are told apart without their colour too. */
export const dashes = [undefined, '6 3', '2 3', '8 3 2 3', '1 4', '10 4'] as const;

export function isEmpty({
  categories,
  series,
}: Pick<ChartProps, 'categories' | 'series'>): boolean {
  return (
    categories.length === 0 ||
    series.every(({ values }) => values.every((value) => value === null || value === 0))
  );
}
