import type { ReactElement } from 'react';

/** How far work is, as a shape that fills: told apart without its colour. */
const marks = {
  backlog: { tone: 'text-hue-gray', shape: 'dashed' },
  todo: { tone: 'text-hue-gray', shape: 'ring' },
  in_progress: { tone: 'text-hue-amber', shape: 'half' },
  waiting: { tone: 'text-hue-orange', shape: 'pause' },
  review: { tone: 'text-hue-purple', shape: 'most' },
  done: { tone: 'text-hue-green', shape: 'check' },
  cancelled: { tone: 'text-hue-gray', shape: 'cross' },
} as const;

export type StatusDotKind = keyof typeof marks;

/** Stands beside the column's name; alone it needs a `label`. */
export function StatusDot({
  kind,
  label,
  className = 'size-3.5',
}: {
  kind: StatusDotKind;
  label?: string;
  className?: string;
}) {
  const { tone, shape } = marks[kind];
  return (
    <svg
      viewBox="0 0 14 14"
      fill="none"
      className={`shrink-0 ${tone} ${className}`}
      {...(label === undefined ? { 'aria-hidden': true } : { role: 'img', 'aria-label': label })}
    >
      {shapes[shape]}
    </svg>
  );
}

const ring = <circle cx="7" cy="7" r="6" stroke="currentColor" strokeWidth="1.5" />;
const disc = <circle cx="7" cy="7" r="6.75" fill="currentColor" />;
const stroke = {
  stroke: 'var(--raised)',
  strokeWidth: 1.5,
  strokeLinecap: 'round',
  strokeLinejoin: 'round',
} as const;

const shapes: Record<(typeof marks)[StatusDotKind]['shape'], ReactElement> = {
  dashed: (
    <circle
      cx="7"
      cy="7"
      r="6"
      stroke="currentColor"
      strokeWidth="1.5"
      strokeDasharray="2.2 1.57"
    />
  ),
  ring,
  half: (
    <>
      {ring}
      <path d="M7 3.5a3.5 3.5 0 0 1 0 7z" fill="currentColor" />
    </>
  ),
  most: (
    <>
      {ring}
      <path d="M7 3.5A3.5 3.5 0 1 1 3.5 7H7z" fill="currentColor" />
    </>
  ),
  pause: (
    <>
      {ring}
      <path d="M5.4 5v4M8.6 5v4" stroke="currentColor" strokeWidth="1.5" strokeLinecap="round" />
    </>
  ),
  check: (
    <>
      {disc}
      <path d="m4.4 7.2 1.8 1.8 3.4-3.8" {...stroke} />
    </>
  ),
  cross: (
    <>
      {disc}
      <path d="m5 5 4 4m0-4L5 9" {...stroke} />
    </>
  ),
};
