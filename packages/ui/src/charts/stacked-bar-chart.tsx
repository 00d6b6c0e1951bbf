'use client';

import type { ReactElement } from 'react';
import { ChartFrame } from './chart-frame.tsx';
import { colorOf, type ChartProps } from './chart-data.ts';
import { niceScale } from './scale.ts';

/** Parts of a whole, and how the whole moves. */
export function StackedBarChart(props: ChartProps) {
  const { series, categories, isWhole = false } = props;
  const sums = categories.map((_, index) =>
    series.reduce((sum, { values }) => sum + (values[index] ?? 0), 0),
  );
  const scale = niceScale(Math.max(0, ...sums), { isWhole });
  const slot = 100 / Math.max(1, categories.length);
  return (
    <ChartFrame {...props} scale={scale} mark="block">
      {categories.map((category, index) => {
        let top = 100;
        const parts: ReactElement[] = [];
        for (const [place, one] of series.entries()) {
          const height = ((one.values[index] ?? 0) / scale.max) * 100;
          if (height === 0) continue;
          top -= height;
          parts.push(
            <rect
              key={one.key}
              x={index * slot + slot * 0.15}
              y={top}
              width={slot * 0.7}
              height={height}
              fill={colorOf(one, place)}
              stroke="var(--raised)"
              strokeWidth={1}
              vectorEffect="non-scaling-stroke"
            />,
          );
        }
        return <g key={category}>{parts}</g>;
      })}
    </ChartFrame>
  );
}
