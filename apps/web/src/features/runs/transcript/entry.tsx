import type { ReactNode } from 'react';

const tones = {
  soft: 'text-soft',
  accent: 'text-accent',
  bad: 'text-bad',
  busy: 'text-busy',
} as const;

type EntryProps = {
  icon: ReactNode;
  tone?: keyof typeof tones;
  /** The anchor of a link to it. */
  id?: string | undefined;
  children: ReactNode;
};

/** One thing in a transcript: a mark at the side, and what it is about. */
export function Entry({ icon, tone = 'soft', id, children }: EntryProps) {
  return (
    <li
      id={id}
      className="group/entry grid scroll-mt-4 grid-cols-[1.25rem_minmax(0,1fr)] gap-x-2.5 rounded-md target:bg-selected"
    >
      <span
        aria-hidden
        className={`flex h-7 touch:h-11 items-center justify-center [&_svg]:size-4 ${tones[tone]}`}
      >
        {icon}
      </span>
      <div className="grid min-w-0 grid-cols-1 content-start gap-1.5">{children}</div>
    </li>
  );
}
