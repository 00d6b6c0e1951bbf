'use client';

import { Radio } from '@base-ui/react/radio';
import { RadioGroup } from '@base-ui/react/radio-group';
import type { ReactNode } from 'react';

type SegmentedControlProps<T extends string> = {
  label: string;
  options: readonly {
    value: T;
    label: ReactNode;
    icon?: ReactNode;
    /** When only the icon is shown. */
    'aria-label'?: string;
  }[];
  value: T;
  onValueChange: (value: T) => void;
  size?: 'small' | 'medium';
};

/** One of a few ways to look at the same thing. */
export function SegmentedControl<T extends string>({
  label,
  options,
  value,
  onValueChange,
  size = 'medium',
}: SegmentedControlProps<T>) {
  return (
    <RadioGroup<T>
      aria-label={label}
      value={value}
      onValueChange={(next: T) => onValueChange(next)}
      className="inline-flex w-fit max-w-full gap-0.5 overflow-x-auto rounded-md bg-hover p-0.5"
    >
      {options.map((option) => (
        <Radio.Root
          key={option.value}
          value={option.value}
          aria-label={option['aria-label']}
          className={`inline-flex items-center justify-center gap-1.5 rounded-sm px-2.5 font-medium whitespace-nowrap text-soft transition-colors hover:text-ink data-checked:bg-raised data-checked:text-ink data-checked:shadow-sm touch:min-h-11 [&_svg]:size-4 ${size === 'small' ? 'min-h-6 text-xs' : 'min-h-7 text-sm'}`}
        >
          {option.icon}
          {option.label}
        </Radio.Root>
      ))}
    </RadioGroup>
  );
}
