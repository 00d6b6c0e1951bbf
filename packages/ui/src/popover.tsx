'use client';

import { Popover as Base } from '@base-ui/react/popover';
import type { ReactElement, ReactNode } from 'react';

type PopoverProps = {
  trigger: ReactElement;
  open?: boolean;
  onOpenChange?: (isOpen: boolean) => void;
  /** Names it for those who do not see where it belongs. */
  label: string;
  side?: 'top' | 'right' | 'bottom' | 'left';
  align?: 'start' | 'center' | 'end';
  openOnHover?: boolean;
  className?: string;
  children: ReactNode;
};

export function Popover({
  trigger,
  open,
  onOpenChange,
  label,
  side = 'bottom',
  align = 'start',
  openOnHover = false,
  className = 'p-3',
  children,
}: PopoverProps) {
  return (
    <Base.Root
      {...(open !== undefined && { open })}
      {...(onOpenChange && { onOpenChange: (isOpen) => onOpenChange(isOpen) })}
    >
      <Base.Trigger render={trigger} openOnHover={openOnHover} delay={300} />
      <Base.Portal>
        <Base.Positioner
          side={side}
          align={align}
          sideOffset={6}
          collisionPadding={8}
          className="z-50"
        >
          <Base.Popup
            aria-label={label}
            className={`floating pops max-h-(--available-height) max-w-[min(26rem,calc(100vw-1rem))] overflow-y-auto text-sm ${className}`}
          >
            {children}
          </Base.Popup>
        </Base.Positioner>
      </Base.Portal>
    </Base.Root>
  );
}
