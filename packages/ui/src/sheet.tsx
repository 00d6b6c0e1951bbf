'use client';

import { Dialog as Base } from '@base-ui/react/dialog';
import { X } from 'lucide-react';
import type { ReactElement, ReactNode } from 'react';
import { messages } from './messages.ts';

const sides = {
  right:
    'inset-y-0 right-0 w-full max-w-md border-l data-ending-style:translate-x-full data-starting-style:translate-x-full',
  left: 'inset-y-0 left-0 w-full max-w-xs border-r data-ending-style:-translate-x-full data-starting-style:-translate-x-full',
  bottom:
    'inset-x-0 bottom-0 max-h-[85dvh] rounded-t-xl border-t pb-[env(safe-area-inset-bottom)] data-ending-style:translate-y-full data-starting-style:translate-y-full',
};

type SheetProps = {
  open?: boolean;
  onOpenChange?: (isOpen: boolean) => void;
  trigger?: ReactElement;
  side?: keyof typeof sides;
  title: ReactNode;
  /** The title is read out but not shown. */
  isTitleHidden?: boolean;
  footer?: ReactNode;
  closeLabel?: string;
  children: ReactNode;
};

/** Comes in from an edge: navigation and choices on a phone, details beside a page. */
export function Sheet({
  open,
  onOpenChange,
  trigger,
  side = 'right',
  title,
  isTitleHidden = false,
  footer,
  closeLabel = messages.close,
  children,
}: SheetProps) {
  return (
    <Base.Root
      {...(open !== undefined && { open })}
      {...(onOpenChange && { onOpenChange: (isOpen) => onOpenChange(isOpen) })}
    >
      {trigger && <Base.Trigger render={trigger} />}
      <Base.Portal>
        <Base.Backdrop className="fades fixed inset-0 z-40 bg-veil" />
        <Base.Popup
          className={`fixed z-40 flex flex-col border-line bg-overlay text-ink shadow-xl outline-none transition-transform duration-200 ease-out ${sides[side]}`}
        >
          <header
            className={`flex items-center justify-between gap-4 py-2 pr-2 pl-4 ${isTitleHidden ? '' : 'border-b border-line'}`}
          >
            <Base.Title className={isTitleHidden ? 'sr-only' : 'font-semibold'}>{title}</Base.Title>
            <Base.Close
              aria-label={closeLabel}
              className="ml-auto grid size-8 place-items-center rounded-md text-soft hover:bg-hover hover:text-ink touch:size-11"
            >
              <X className="size-4" aria-hidden />
            </Base.Close>
          </header>
          <div className="min-h-0 flex-1 overflow-y-auto overscroll-contain p-4">{children}</div>
          {footer !== undefined && (
            <footer className="flex justify-end gap-2 border-t border-line p-3">{footer}</footer>
          )}
        </Base.Popup>
      </Base.Portal>
    </Base.Root>
  );
}
