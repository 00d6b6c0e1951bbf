'use client';

import { Radio } from '@base-ui/react/radio';
import { RadioGroup as Base } from '@base-ui/react/radio-group';
import { useId, type ReactNode } from 'react';

export type RadioOption<T extends string> = {
  value: T;
  label: ReactNode;
  hint?: ReactNode;
  icon?: ReactNode;
  disabled?: boolean;
};

type RadioGroupProps<T extends string> = {
  label: ReactNode;
  options: readonly RadioOption<T>[];
  value?: T;
  defaultValue?: T;
  name?: string;
  disabled?: boolean;
  onValueChange?: (value: T) => void;
};

/** One of few, when each of them deserves a sentence. */
export function RadioGroup<T extends string>({
  label,
  options,
  onValueChange,
  ...rest
}: RadioGroupProps<T>) {
  const id = useId();
  return (
    <div className="grid gap-1.5">
      <span id={id} className="text-sm font-medium">
        {label}
      </span>
      <Base<T>
        {...rest}
        aria-labelledby={id}
        className="grid gap-1"
        {...(onValueChange && { onValueChange: (value: T) => onValueChange(value) })}
      >
        {options.map((option) => (
          <label
            key={option.value}
            className="flex items-start gap-2.5 rounded-md border border-line bg-raised px-3 py-2 text-sm transition-colors hover:bg-hover has-data-checked:border-accent has-data-checked:bg-selected touch:min-h-11"
          >
            <span className="grid h-5 place-items-center">
              <Radio.Root
                value={option.value}
                disabled={option.disabled ?? false}
                className="grid size-4 place-items-center rounded-full border border-edge bg-raised data-checked:border-accent data-disabled:opacity-50"
              >
                <Radio.Indicator className="size-2 rounded-full bg-accent" />
              </Radio.Root>
            </span>
            <span className="grid">
              <span className="flex items-center gap-1.5 font-medium [&_svg]:size-4">
                {option.icon}
                {option.label}
              </span>
              {option.hint !== undefined && (
                <span className="text-xs text-soft">{option.hint}</span>
              )}
            </span>
          </label>
        ))}
      </Base>
    </div>
  );
}
