import { colorOf, type FrameProps } from './chart-data.ts';
import { SeriesMark } from './series-mark.tsx';

/** Says what the numbers are at one place of the axis. */
export function ChartTip({ frame, index }: { frame: FrameProps; index: number }) {
  const { categories, series, mark, formatCategory = String, formatValue = String } = frame;
  const middle = ((index + 0.5) / categories.length) * 100;
  const side = middle > 50 ? { right: `${100 - middle}%` } : { left: `${middle}%` };
  const rows = series.map((one, place) => ({
    ...one,
    place,
    value: one.values[index] ?? null,
  }));
  const shown = rows.length > 3 ? rows.filter(({ value }) => value !== null && value !== 0) : rows;
  return (
    <div
      aria-hidden
      style={side}
      className={`floating pointer-events-none absolute top-0 z-20 grid min-w-36 gap-1 px-2.5 py-2 text-xs whitespace-nowrap ${middle > 50 ? 'mr-3' : 'ml-3'}`}
    >
      <span className="font-medium">{formatCategory(categories[index] ?? '')}</span>
      {shown.map(({ key, name, value, place, color }) => (
        <span key={key} className="flex items-center gap-1.5">
          <SeriesMark
            color={colorOf({ key, name, values: [], ...(color !== undefined && { color }) }, place)}
            dash={mark === 'line' ? place : undefined}
          />
          <span className="max-w-40 truncate text-soft">{name}</span>
          <span className="ml-auto pl-4 font-medium tabular-nums">
            {value === null ? '–' : formatValue(value)}
          </span>
        </span>
      ))}
      {frame.totalLabel !== undefined && shown.length > 1 && (
        <span className="flex justify-between border-t border-line pt-1">
          <span className="text-soft">{frame.totalLabel}</span>
          <span className="pl-4 font-medium tabular-nums">
            {formatValue(rows.reduce((sum, { value }) => sum + (value ?? 0), 0))}
          </span>
        </span>
      )}
    </div>
  );
}

/** The same as words, for those who hear it. */
export function tipText(frame: FrameProps, index: number): string {
  const { categories, series, formatCategory = String, formatValue = String } = frame;
  const numbers = series.map(({ name, values }) => {
    const value = values[index] ?? null;
    return `${name} ${value === null ? '–' : formatValue(value)}`;
  });
  return `${formatCategory(categories[index] ?? '')}: ${numbers.join(', ')}`;
}
