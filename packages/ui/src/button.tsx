'use client';

import type { ComponentProps, MouseEvent, ReactNode } from 'react';
import { buttonClass, type ButtonLook, type ButtonSize } from './button-class.ts';
import { Spinner } from './spinner.tsx';

type ButtonProps = ComponentProps<'button'> & {
  look?: ButtonLook;
  size?: ButtonSize;
  busy?: boolean;
  icon?: ReactNode;
};

/** Keeps its width and the focus while it is busy, so that nothing around it moves. */
export function Button({
  look,
  size,
  busy = false,
  icon,
  className = '',
  onClick,
  children,
  ...rest
}: ButtonProps) {
  const click = (event: MouseEvent<HTMLButtonElement>) => {
    if (busy) event.preventDefault();
    else onClick?.(event);
  };
  return (
    <button
      type="button"
      {...rest}
      onClick={click}
      aria-busy={busy || undefined}
      aria-disabled={busy || rest['aria-disabled']}
      className={`${buttonClass({ ...(look && { look }), ...(size && { size }) })} ${className}`}
    >
      {icon}
      {children}
      {busy && (
        <span
          aria-hidden
          className="absolute inset-0 grid animate-appear place-items-center rounded-[inherit] bg-inherit"
        >
          <Spinner />
        </span>
      )}
    </button>
  );
}
