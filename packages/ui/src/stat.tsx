import type { ReactNode } from 'react';

type StatProps = {
  label: ReactNode;
  value: ReactNode;
  /** What belongs to the number: a share, a comparison, what it leaves out. */
  note?: ReactNode;
  tone?: 'ink' | 'good' | 'busy' | 'bad';
};
const tones = { ink: '', good: 'text-good', busy: 'text-busy', bad: 'text-bad' } as const;

/** One number and what it counts. Several of them belong in a `StatRow`. */
export function Stat({ label, value, note, tone = 'ink' }: StatProps) {
  return (
    <div className="grid min-w-0 content-start gap-0.5 px-4 py-3">
      <dt className="truncate text-xs text-soft">{label}</dt>
      <dd className={`truncate text-xl font-semibold tabular-nums ${tones[tone]}`}>{value}</dd>
      {note !== undefined && <dd className="text-xs text-soft">{note}</dd>}
    </div>
  );
}

export function StatRow({ children }: { children: ReactNode }) {
  return (
    <dl className="grid grid-cols-[repeat(auto-fit,minmax(9.5rem,1fr))] gap-px overflow-hidden rounded-lg border border-line bg-line shadow-sm *:bg-raised">
      {children}
    </dl>
  );
}
