import type { ReactNode } from 'react';

const tones = {
  soft: 'text-soft',
  good: 'text-good',
  busy: 'text-busy',
  bad: 'text-bad',
  accent: 'text-accent',
} as const;
export type Tone = keyof typeof tones;

const looks = {
  dot: '',
  soft: 'rounded-full bg-[color-mix(in_oklab,currentColor_10%,transparent)] px-2 py-0.5',
} as const;

/** A state in words; the dot repeats it in colour. */
export function Badge({
  tone,
  look = 'dot',
  pulse = false,
  icon,
  children,
}: {
  tone: Tone;
  look?: keyof typeof looks;
  pulse?: boolean;
  /** In place of the dot. */
  icon?: ReactNode;
  children: ReactNode;
}) {
  return (
    <span
      className={`inline-flex items-center gap-1.5 text-xs font-medium whitespace-nowrap [&_svg]:size-3.5 ${tones[tone]} ${looks[look]}`}
    >
      {icon ?? (
        <span
          aria-hidden
          className={`size-1.5 shrink-0 rounded-full bg-current ${pulse ? 'animate-pulse' : ''}`}
        />
      )}
      {children}
    </span>
  );
}
