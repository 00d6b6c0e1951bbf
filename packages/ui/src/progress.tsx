const tones = { accent: 'bg-accent', good: 'bg-good', busy: 'bg-busy', bad: 'bg-bad' } as const;

type ProgressProps = {
  value: number;
  max: number;
  /** Says in words what the bar shows. */
  label: string;
  tone?: keyof typeof tones;
  className?: string;
};

export function Progress({
  value,
  max,
  label,
  tone = 'accent',
  className = 'w-full',
}: ProgressProps) {
  const part = max > 0 ? Math.min(1, Math.max(0, value / max)) : 0;
  return (
    <span
      role="progressbar"
      aria-label={label}
      aria-valuemin={0}
      aria-valuemax={max}
      aria-valuenow={value}
      className={`block h-1.5 overflow-hidden rounded-full bg-hover ${className}`}
    >
      <span
        className={`block h-full rounded-full transition-[width] duration-200 ${tones[tone]}`}
        style={{ width: `${part * 100}%` }}
      />
    </span>
  );
}
