'use client';

import { ChartFrame } from './chart-frame.tsx';
import { colorOf, type ChartProps } from './chart-data.ts';
import { niceScale } from './scale.ts';

/** Numbers beside each other, one bar for each series. */
export function BarChart(props: ChartProps) {
  const { series, categories, isWhole = false } = props;
  const scale = niceScale(
    Math.max(0, ...series.flatMap(({ values }) => values.map((value) => value ?? 0))),
    { isWhole },
  );
  const slot = 100 / Math.max(1, categories.length);
  const width = (slot * 0.7) / Math.max(1, series.length);
  return (
    <ChartFrame {...props} scale={scale} mark="block">
      {series.map((one, place) =>
        one.values.map((value, index) => {
          const height = ((value ?? 0) / scale.max) * 100;
          return (
            <rect
              key={`${one.key}${categories[index] ?? ''}`}
              x={index * slot + slot * 0.15 + place * width}
              y={100 - height}
              width={width}
              height={height}
              fill={colorOf(one, place)}
            />
          );
        }),
      )}
    </ChartFrame>
  );
}
