import type { ReactNode } from 'react';
import { Select } from './field.tsx';

/** Choices that narrow what is below. On a phone they are one row to swipe, so that the list begins on the first screen. */
export function FilterRow({ children }: { children: ReactNode }) {
  return (
    <div className="flex flex-wrap items-center gap-2 *:shrink-0 max-md:-mx-4 max-md:flex-nowrap max-md:overflow-x-auto max-md:px-4 max-md:py-0.5">
      {children}
    </div>
  );
}

type FilterSelectProps = {
  /** What it narrows by. */
  label: string;
  /** Of what is not narrowed. */
  every: string;
  value: string | undefined;
  options: readonly { readonly value: string; readonly label: string }[];
  /** Without a value: every. */
  onChange: (value: string | undefined) => void;
};

/** One choice of a filter row. One that narrows is marked. */
export function FilterSelect({ label, every, value, options, onChange }: FilterSelectProps) {
  return (
    <Select
      aria-label={label}
      value={value ?? ''}
      onChange={({ target }) => onChange(target.value === '' ? undefined : target.value)}
      className={`w-36! ${value === undefined ? '' : '[&_select]:border-accent'}`}
    >
      <option value="">{every}</option>
      {options.map((option) => (
        <option key={option.value} value={option.value}>
          {option.label}
        </option>
      ))}
    </Select>
  );
}
