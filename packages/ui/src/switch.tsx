'use client';

import { Switch as Base } from '@base-ui/react/switch';
import type { ReactNode } from 'react';

type SwitchProps = {
  label: ReactNode;
  hint?: ReactNode;
  checked?: boolean;
  defaultChecked?: boolean;
  disabled?: boolean;
  name?: string;
  className?: string;
  onCheckedChange?: (checked: boolean) => void;
};

/** For what holds at once; what waits for a "Save" is a checkbox. */
export function Switch({ label, hint, className = '', onCheckedChange, ...rest }: SwitchProps) {
  return (
    <label
      className={`flex items-start justify-between gap-4 text-sm touch:min-h-11 touch:py-2 ${className}`}
    >
      <span className="grid">
        <span className="font-medium">{label}</span>
        {hint !== undefined && <span className="text-xs text-soft">{hint}</span>}
      </span>
      <Base.Root
        {...rest}
        {...(onCheckedChange && { onCheckedChange: (checked) => onCheckedChange(checked) })}
        className="mt-0.5 flex h-4.5 w-8 shrink-0 rounded-full border border-edge bg-sunken p-0.5 transition-colors data-checked:border-accent data-checked:bg-accent data-disabled:opacity-50"
      >
        <Base.Thumb className="aspect-square h-full rounded-full bg-edge transition-transform duration-120 data-checked:translate-x-3.5 data-checked:bg-on-accent" />
      </Base.Root>
    </label>
  );
}
