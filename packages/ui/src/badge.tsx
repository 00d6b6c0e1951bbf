import type { ReactNode } from 'react';

const tones = {
  soft: 'text-soft',
  good: 'text-good',
  busy: 'text-busy',
  bad: 'text-bad',
  accent: 'text-accent',
} as const;
export type Tone = keyof typeof tones;

/** A state in words; the dot repeats it in colour. */
export function Badge({
  tone,
  pulse = false,
  children,
}: {
  tone: Tone;
  pulse?: boolean;
  children: ReactNode;
}) {
  return (
    <span
      className={`inline-flex items-center gap-1.5 text-xs font-medium whitespace-nowrap ${tones[tone]}`}
    >
      <span
        aria-hidden
        className={`size-1.5 rounded-full bg-current ${pulse ? 'animate-pulse' : ''}`}
      />
      {children}
    </span>
  );
}
