'use client';

import { createContext, use, useId, useMemo, type ComponentProps, type ReactNode } from 'react';
import { ChevronDown } from 'lucide-react';

type FieldContextValue = { id: string; describedBy: string | undefined; isInvalid: boolean };
const FieldContext = createContext<FieldContextValue | undefined>(undefined);

type FieldProps = {
  label: ReactNode;
  hint?: ReactNode;
  /** What is wrong with the entry; takes the place of the hint. */
  error?: ReactNode;
  className?: string;
  children: ReactNode;
};

/** Names the one control in it, and says what is wrong with its entry. */
export function Field({ label, hint, error, className = '', children }: FieldProps) {
  const id = useId();
  const isInvalid = error !== undefined && error !== null && error !== false;
  const hasHint = hint !== undefined && hint !== null;
  const value = useMemo(
    () => ({ id, isInvalid, describedBy: isInvalid || hasHint ? `${id}-hint` : undefined }),
    [id, isInvalid, hasHint],
  );
  return (
    <FieldContext value={value}>
      <div className={`grid content-start gap-1 ${className}`}>
        <label htmlFor={id} className="justify-self-start text-sm font-medium">
          {label}
        </label>
        {children}
        {isInvalid ? (
          <span id={`${id}-hint`} role="alert" className="text-xs text-bad">
            {error}
          </span>
        ) : (
          hasHint && (
            <span id={`${id}-hint`} className="text-xs text-soft">
              {hint}
            </span>
          )
        )}
      </div>
    </FieldContext>
  );
}

/** What a control in a field takes over from it. */
function useFieldControl(own: { id?: string | undefined }) {
  const field = use(FieldContext);
  return {
    id: own.id ?? field?.id,
    'aria-describedby': field?.describedBy,
    'aria-invalid': field?.isInvalid === true ? true : undefined,
  } as const;
}

export function Input({ className = '', ...rest }: ComponentProps<'input'>) {
  const control = useFieldControl(rest);
  return (
    <input
      {...control}
      {...rest}
      id={control.id}
      className={`control min-h-8 px-2.5 text-base touch:min-h-11 touch:text-[16px] ${className}`}
    />
  );
}

/** Grows with what is written in it. */
export function Textarea({ className = '', ...rest }: ComponentProps<'textarea'>) {
  const control = useFieldControl(rest);
  return (
    <textarea
      rows={3}
      {...control}
      {...rest}
      id={control.id}
      className={`control field-sizing-content max-h-[60vh] px-2.5 py-1.5 text-base touch:text-[16px] ${className}`}
    />
  );
}

export function Select({ className = '', children, ...rest }: ComponentProps<'select'>) {
  const control = useFieldControl(rest);
  return (
    <span className={`relative inline-flex w-full ${className}`}>
      <select
        {...control}
        {...rest}
        id={control.id}
        className="control min-h-8 appearance-none truncate py-0 pr-8 pl-2.5 text-base touch:min-h-11 touch:text-[16px]"
      >
        {children}
      </select>
      <ChevronDown
        aria-hidden
        className="pointer-events-none absolute inset-y-0 right-2 my-auto size-4 text-soft"
      />
    </span>
  );
}
