'use client';

import { X } from 'lucide-react';
import type { ReactNode } from 'react';
import { hueTexts, type Hue } from './hue.ts';
import { messages } from './messages.ts';

type TagProps = {
  color?: Hue;
  /** Only the dot is coloured: for places with many of them. */
  look?: 'tinted' | 'dot';
  icon?: ReactNode;
  removeLabel?: string;
  onRemove?: () => void;
  children: string;
};

/** So short a name is not cut for a longer one beside it. */
const shortName = 8;

/** A label somebody gave: its colour helps to find it, its name says what it is. */
export function Tag({
  color = 'gray',
  look = 'tinted',
  icon,
  removeLabel,
  onRemove,
  children,
}: TagProps) {
  const box =
    look === 'tinted'
      ? `bg-[color-mix(in_oklab,currentColor_10%,transparent)] ${hueTexts[color]}`
      : 'border border-line text-soft';
  return (
    <span
      className={`inline-flex h-5 max-w-48 ${children.length <= shortName ? 'shrink-0' : 'min-w-0'} items-center gap-1.5 rounded-full px-2 text-xs font-medium [&_svg]:size-3 ${box}`}
    >
      {icon ?? (
        <span
          aria-hidden
          className={`size-1.5 shrink-0 rounded-full bg-current ${hueTexts[color]}`}
        />
      )}
      <span className="truncate" title={children}>
        {children}
      </span>
      {onRemove && (
        <button
          type="button"
          aria-label={removeLabel ?? messages.remove(children)}
          onClick={onRemove}
          className="relative -mr-1 grid size-4 shrink-0 place-items-center rounded-full before:absolute before:-inset-1 hover:bg-hover touch:before:-inset-3.5"
        >
          <X aria-hidden />
        </button>
      )}
    </span>
  );
}

export function HueDot({ color }: { color: Hue }) {
  return (
    <span aria-hidden className={`size-2 shrink-0 rounded-full bg-current ${hueTexts[color]}`} />
  );
}
