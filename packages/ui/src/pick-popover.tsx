'use client';

import { Popover } from '@base-ui/react/popover';
import { useRef, type ComponentProps, type ReactElement, type ReactNode } from 'react';
import { useReturnFocus } from './use-return-focus.ts';
import { PickList } from './pick-list.tsx';

type PickShellProps = {
  /** What is chosen, such as "Priority". */
  label: string;
  open: boolean;
  onOpenChange: (isOpen: boolean) => void;
  /** What opens it; without one, what it stands beside. */
  trigger?: ReactElement;
  anchor?: Element | null;
  align?: 'start' | 'center' | 'end';
  children: ReactNode;
};

/** Floats beside what it is about. The focus comes back where it was. */
export function PickShell({
  label,
  open,
  onOpenChange,
  trigger,
  anchor,
  align = 'start',
  children,
}: PickShellProps) {
  const popup = useRef<HTMLDivElement>(null);
  const before = useReturnFocus(open);
  const finalFocus = () => {
    const { activeElement, body } = document;
    const isElsewhere = activeElement !== body && popup.current?.contains(activeElement) === false;
    if (isElsewhere) return false;
    const target = before();
    return target === true ? (anchor?.querySelector('a') ?? true) : target;
  };
  return (
    <Popover.Root open={open} onOpenChange={(isOpen) => onOpenChange(isOpen)}>
      {trigger && <Popover.Trigger render={trigger} />}
      <Popover.Portal>
        <Popover.Positioner
          {...(anchor && { anchor })}
          side="bottom"
          align={align}
          sideOffset={4}
          collisionPadding={8}
          className="z-50"
        >
          <Popover.Popup
            aria-label={label}
            ref={popup}
            {...(!trigger && { finalFocus })}
            className="floating pops flex max-h-[min(22rem,var(--available-height))] w-64 max-w-[calc(100vw-1rem)] flex-col overflow-hidden touch:w-80"
          >
            {children}
          </Popover.Popup>
        </Popover.Positioner>
      </Popover.Portal>
    </Popover.Root>
  );
}

type PickPopoverProps = Omit<PickShellProps, 'children'> & ComponentProps<typeof PickList>;

/** A list to choose from, beside what it is about. */
export function PickPopover({
  open,
  onOpenChange,
  trigger,
  anchor,
  align,
  ...list
}: PickPopoverProps) {
  return (
    <PickShell
      label={list.label}
      open={open}
      onOpenChange={onOpenChange}
      {...(trigger && { trigger })}
      {...(anchor && { anchor })}
      {...(align && { align })}
    >
      <PickList {...list} />
    </PickShell>
  );
}
