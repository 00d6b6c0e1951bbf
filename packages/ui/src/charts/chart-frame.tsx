'use client';

import { ChartNoAxesColumn, Table2 } from 'lucide-react';
import { useState } from 'react';
import { IconButton } from '../icon-button.tsx';
import { messages } from '../messages.ts';
import { colorOf, isEmpty, type FrameProps } from './chart-data.ts';
import { ChartTable } from './chart-table.tsx';
import { Plot } from './plot.tsx';
import { SeriesMark } from './series-mark.tsx';

/** Legend, axes, what a pointer or arrow keys point at, and the table behind it all. Its height never changes. */
export function ChartFrame(props: FrameProps) {
  const { label, height = 220, emptyText = messages.noData } = props;
  const [isTable, setIsTable] = useState(false);
  const hasNothing = isEmpty(props);
  return (
    <figure aria-label={label} className="grid min-w-0 gap-2">
      <div className="flex min-h-7 items-start justify-between gap-3">
        {hasNothing ? <span /> : <Legend {...props} />}
        {!hasNothing && (
          <IconButton
            size="small"
            label={isTable ? messages.showChart : messages.showTable}
            icon={isTable ? <ChartNoAxesColumn aria-hidden /> : <Table2 aria-hidden />}
            aria-pressed={isTable}
            onClick={() => setIsTable(!isTable)}
          />
        )}
      </div>
      <div style={{ height }} className="min-w-0">
        {hasNothing ? (
          <p className="grid h-full place-items-center rounded-md border border-dashed border-line px-4 text-center text-sm text-soft">
            {emptyText}
          </p>
        ) : isTable ? (
          <ChartTable {...props} />
        ) : (
          <Plot {...props} />
        )}
      </div>
    </figure>
  );
}

function Legend({ series, mark }: FrameProps) {
  if (series.length < 2) return <span />;
  return (
    <ul className="flex min-w-0 flex-wrap gap-x-4 gap-y-1 pt-1 text-xs text-soft">
      {series.map((one, index) => (
        <li key={one.key} className="flex min-w-0 items-center gap-1.5">
          <SeriesMark color={colorOf(one, index)} dash={mark === 'line' ? index : undefined} />
          <span className="truncate">{one.name}</span>
        </li>
      ))}
    </ul>
  );
}
