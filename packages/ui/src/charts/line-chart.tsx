'use client';

import { ChartFrame } from './chart-frame.tsx';
import { colorOf, dashes, type ChartProps, type ChartSeries } from './chart-data.ts';
import { niceScale } from './scale.ts';

/** How something moves. Where nothing is known the line has a gap. */
export function LineChart(props: ChartProps) {
  const { series, isWhole = false } = props;
  const scale = niceScale(
    Math.max(0, ...series.flatMap(({ values }) => values.map((value) => value ?? 0))),
    { isWhole },
  );
  return (
    <ChartFrame {...props} scale={scale} mark="line">
      {series.map((one, index) => (
        <path
          key={one.key}
          d={pathOf(one, scale.max)}
          fill="none"
          stroke={colorOf(one, index)}
          strokeWidth={2}
          strokeLinejoin="round"
          strokeLinecap="round"
          strokeDasharray={dashes[index % dashes.length]}
          vectorEffect="non-scaling-stroke"
        />
      ))}
    </ChartFrame>
  );
}

function pathOf({ values }: ChartSeries, max: number): string {
  let path = '';
  let isDrawing = false;
  for (const [index, value] of values.entries()) {
    if (value === null) {
      isDrawing = false;
      continue;
    }
    const x = ((index + 0.5) / values.length) * 100;
    const y = 100 - (value / max) * 100;
    // A point between two gaps is a line of no length, which a round end makes a dot.
    const isAlone = !isDrawing && (values[index + 1] ?? null) === null;
    path += `${isDrawing ? 'L' : 'M'}${x.toFixed(2)} ${y.toFixed(2)}${isAlone ? 'h0.01' : ''}`;
    isDrawing = true;
  }
  return path;
}
