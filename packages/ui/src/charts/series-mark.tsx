import { dashes } from './chart-data.ts';

/** A block of its colour, or a piece of its line. */
export function SeriesMark({ color, dash }: { color: string; dash: number | undefined }) {
  if (dash === undefined) {
    return (
      <span aria-hidden className="size-2.5 shrink-0 rounded-sm" style={{ background: color }} />
    );
  }
  return (
    <svg aria-hidden viewBox="0 0 16 4" className="h-1 w-4 shrink-0">
      <path
        d="M0 2H16"
        stroke={color}
        strokeWidth="2"
        strokeDasharray={dashes[dash % dashes.length]}
      />
    </svg>
  );
}
