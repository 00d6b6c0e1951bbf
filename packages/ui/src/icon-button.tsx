'use client';

import type { ComponentProps, ReactNode } from 'react';
import { buttonClass, type ButtonLook, type ButtonSize } from './button-class.ts';
import { Tooltip } from './tooltip.tsx';

type IconButtonProps = Omit<ComponentProps<'button'>, 'children'> & {
  /** Read out, and shown as its tooltip. */
  label: string;
  icon: ReactNode;
  shortcut?: string;
  look?: ButtonLook;
  size?: ButtonSize;
};

export function IconButton({
  label,
  icon,
  shortcut,
  look = 'quiet',
  size = 'medium',
  className = '',
  ...rest
}: IconButtonProps) {
  const square = size === 'small' ? 'w-7 px-0!' : 'w-8 px-0!';
  return (
    <Tooltip label={label} {...(shortcut !== undefined && { shortcut })}>
      <button
        type="button"
        aria-label={label}
        {...rest}
        className={`${buttonClass({ look, size })} touch:w-11 ${square} ${className}`}
      >
        {icon}
      </button>
    </Tooltip>
  );
}
