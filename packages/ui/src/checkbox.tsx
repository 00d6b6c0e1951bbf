'use client';

import { Checkbox as Base } from '@base-ui/react/checkbox';
import { Check, Minus } from 'lucide-react';
import type { ReactNode } from 'react';

type CheckboxProps = {
  /** Without words beside it, it needs an `aria-label`. */
  label?: ReactNode;
  hint?: ReactNode;
  checked?: boolean;
  defaultChecked?: boolean;
  /** Some of what it stands for is chosen. */
  indeterminate?: boolean;
  disabled?: boolean;
  name?: string;
  value?: string;
  'aria-label'?: string;
  className?: string;
  onCheckedChange?: (checked: boolean) => void;
};

export function Checkbox({ label, hint, className = '', onCheckedChange, ...rest }: CheckboxProps) {
  const box = (
    <Base.Root
      {...rest}
      {...(onCheckedChange && { onCheckedChange: (checked) => onCheckedChange(checked) })}
      className="grid size-4 shrink-0 place-items-center rounded-sm border border-edge bg-raised transition-colors data-checked:border-accent data-checked:bg-accent data-disabled:opacity-50 data-indeterminate:border-accent data-indeterminate:bg-accent"
    >
      <Base.Indicator className="text-on-accent">
        {rest.indeterminate === true ? (
          <Minus className="size-3" strokeWidth={3} aria-hidden />
        ) : (
          <Check className="size-3" strokeWidth={3} aria-hidden />
        )}
      </Base.Indicator>
    </Base.Root>
  );
  if (label === undefined) {
    return (
      <span
        className={`relative inline-grid place-items-center align-middle touch:size-11 ${className}`}
      >
        {box}
      </span>
    );
  }
  return (
    <label className={`flex items-start gap-2 text-sm touch:min-h-11 touch:py-2.5 ${className}`}>
      <span className="grid h-5 place-items-center">{box}</span>
      <span className="grid">
        {label}
        {hint !== undefined && <span className="text-xs text-soft">{hint}</span>}
      </span>
    </label>
  );
}
