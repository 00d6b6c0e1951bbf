'use client';

import { Dialog as Base } from '@base-ui/react/dialog';
import { X } from 'lucide-react';
import type { ReactElement, ReactNode, RefObject } from 'react';
import { messages } from './messages.ts';
import { useReturnFocus } from './use-return-focus.ts';

const widths = { small: 'max-w-sm', medium: 'max-w-lg', large: 'max-w-3xl', full: 'max-w-6xl' };

type DialogProps = {
  open?: boolean;
  onOpenChange?: (isOpen: boolean) => void;
  /** What opens it; the focus comes back to it. */
  trigger?: ReactElement;
  title: ReactNode;
  description?: ReactNode;
  footer?: ReactNode;
  size?: keyof typeof widths;
  initialFocus?: RefObject<HTMLElement | null>;
  closeLabel?: string;
  children?: ReactNode;
};

export function Dialog({
  open,
  onOpenChange,
  trigger,
  title,
  description,
  footer,
  size = 'medium',
  initialFocus,
  closeLabel = messages.close,
  children,
}: DialogProps) {
  const finalFocus = useReturnFocus(open === true);
  return (
    <Base.Root
      {...(open !== undefined && { open })}
      {...(onOpenChange && { onOpenChange: (isOpen) => onOpenChange(isOpen) })}
    >
      {trigger && <Base.Trigger render={trigger} />}
      <Base.Portal>
        <Base.Backdrop className="fades fixed inset-0 z-40 bg-veil" />
        <Base.Viewport className="fixed inset-0 z-40 grid items-start justify-items-center overflow-y-auto px-3 py-[max(1.5rem,8dvh)] max-md:items-end max-md:py-3">
          <Base.Popup
            {...(initialFocus && { initialFocus })}
            {...(!trigger && { finalFocus })}
            className={`pops grid w-full rounded-xl border border-line bg-overlay text-ink shadow-xl outline-none ${widths[size]}`}
          >
            <header className="flex items-start justify-between gap-4 px-5 pt-4 pb-2">
              <div className="grid gap-1">
                <Base.Title className="text-lg font-semibold">{title}</Base.Title>
                {description !== undefined && (
                  <Base.Description className="text-sm text-soft">{description}</Base.Description>
                )}
              </div>
              <Base.Close
                aria-label={closeLabel}
                className="-mr-1.5 grid size-7 shrink-0 place-items-center rounded-md text-soft hover:bg-hover hover:text-ink touch:size-11"
              >
                <X className="size-4" aria-hidden />
              </Base.Close>
            </header>
            {children !== undefined && <div className="min-w-0 px-5 pt-1 pb-4">{children}</div>}
            {footer !== undefined && (
              <footer className="flex flex-wrap items-center justify-end gap-2 border-t border-line px-5 py-3">
                {footer}
              </footer>
            )}
          </Base.Popup>
        </Base.Viewport>
      </Base.Portal>
    </Base.Root>
  );
}

/** Closes the dialog, popover or sheet it is in. */
export const DialogClose = Base.Close;
