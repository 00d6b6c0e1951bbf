'use client';

import { useState, type KeyboardEvent, type PointerEvent } from 'react';
import type { FrameProps } from './chart-data.ts';
import { labelledIndexes } from './scale.ts';
import { ChartTip, tipText } from './chart-tip.tsx';

/**
 * The drawing is stretched to whatever room there is, and words stand beside it as HTML: the server can draw it
 * without knowing how wide it will be.
 */
export function Plot(props: FrameProps) {
  const { label, categories, scale, formatTick, formatValue = String, children } = props;
  const [pointed, setPointed] = useState<number>();
  const last = categories.length - 1;
  const point = (event: PointerEvent<HTMLDivElement>) => {
    const { left, width } = event.currentTarget.getBoundingClientRect();
    const place = Math.floor(((event.clientX - left) / width) * categories.length);
    setPointed(Math.min(last, Math.max(0, place)));
  };
  const press = (event: KeyboardEvent) => {
    const next = nextPlace(event.key, pointed ?? last, last);
    if (next === undefined && event.key !== 'Escape') return;
    event.preventDefault();
    setPointed(next);
  };
  const tick = formatTick ?? formatValue;
  const shown = pointed ?? last;
  return (
    <div className="grid h-full grid-cols-[auto_minmax(0,1fr)] grid-rows-[minmax(0,1fr)_1.25rem] gap-x-2 pt-2">
      <div aria-hidden className="relative text-right text-xs text-soft tabular-nums">
        {scale.ticks.map((value) => (
          <span key={value} className="block leading-none opacity-0 select-none">
            {tick(value)}
          </span>
        ))}
        {scale.ticks.map((value) => (
          <span
            key={value}
            className="absolute right-0 translate-y-1/2 leading-none whitespace-nowrap"
            style={{ bottom: `${(value / scale.max) * 100}%` }}
          >
            {tick(value)}
          </span>
        ))}
      </div>
      <div
        role="slider"
        tabIndex={0}
        aria-label={label}
        aria-orientation="horizontal"
        aria-valuemin={0}
        aria-valuemax={last}
        aria-valuenow={shown}
        aria-valuetext={tipText(props, shown)}
        className="relative touch-pan-y"
        onPointerMove={point}
        onPointerDown={point}
        onPointerLeave={() => setPointed(undefined)}
        onFocus={(event) => event.currentTarget.matches(':focus-visible') && setPointed(shown)}
        onBlur={() => setPointed(undefined)}
        onKeyDown={press}
      >
        {scale.ticks.map((value) => (
          <span
            key={value}
            className={`absolute inset-x-0 border-t ${value === 0 ? 'border-edge' : 'border-line'}`}
            style={{ bottom: `${(value / scale.max) * 100}%` }}
          />
        ))}
        {pointed !== undefined && (
          <span
            className="absolute inset-y-0 bg-hover"
            style={{
              left: `${(pointed / categories.length) * 100}%`,
              width: `${100 / categories.length}%`,
            }}
          />
        )}
        <svg
          aria-hidden
          viewBox="0 0 100 100"
          preserveAspectRatio="none"
          className="absolute inset-0 size-full overflow-visible"
        >
          {children}
        </svg>
        {pointed !== undefined && <ChartTip frame={props} index={pointed} />}
      </div>
      <CategoryAxis {...props} />
    </div>
  );
}

function CategoryAxis({ categories, formatCategory = String }: FrameProps) {
  const onWide = labelledIndexes(categories.length, 8);
  const onPhone = labelledIndexes(categories.length, 4);
  return (
    <div aria-hidden className="relative col-start-2 text-xs text-soft">
      {categories.map((category, index) =>
        onWide.has(index) || onPhone.has(index) ? (
          <span
            key={category}
            className={`absolute top-1 -translate-x-1/2 leading-none whitespace-nowrap last:translate-x-[-60%] ${onPhone.has(index) ? '' : 'max-md:hidden'} ${onWide.has(index) ? '' : 'md:hidden'}`}
            style={{ left: `${((index + 0.5) / categories.length) * 100}%` }}
          >
            {formatCategory(category)}
          </span>
        ) : null,
      )}
    </div>
  );
}

function nextPlace(key: string, from: number, last: number): number | undefined {
  if (key === 'ArrowRight' || key === 'ArrowUp') return Math.min(last, from + 1);
  if (key === 'ArrowLeft' || key === 'ArrowDown') return Math.max(0, from - 1);
  if (key === 'Home') return 0;
  if (key === 'End') return last;
  return undefined;
}
