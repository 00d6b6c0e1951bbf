'use client';

import { Collapsible as Base } from '@base-ui/react/collapsible';
import { ChevronRight } from 'lucide-react';
import type { ReactNode } from 'react';

type CollapsibleProps = {
  title: ReactNode;
  /** At the end of the line, such as a duration. */
  note?: ReactNode;
  open?: boolean;
  defaultOpen?: boolean;
  onOpenChange?: (isOpen: boolean) => void;
  className?: string;
  children: ReactNode;
};

/** What is inside can be found by the browser's search while it is closed. */
export function Collapsible({
  title,
  note,
  open,
  defaultOpen,
  onOpenChange,
  className = '',
  children,
}: CollapsibleProps) {
  return (
    <Base.Root
      className={className}
      {...(open !== undefined && { open })}
      {...(defaultOpen !== undefined && { defaultOpen })}
      {...(onOpenChange && { onOpenChange: (isOpen) => onOpenChange(isOpen) })}
    >
      <Base.Trigger className="group flex min-h-7 w-full items-center gap-1.5 rounded-sm text-left text-sm text-soft hover:text-ink touch:min-h-11">
        <ChevronRight
          aria-hidden
          className="size-4 shrink-0 transition-transform duration-120 group-data-panel-open:rotate-90"
        />
        <span className="min-w-0 flex-1 truncate">{title}</span>
        {note !== undefined && <span className="shrink-0 text-xs tabular-nums">{note}</span>}
      </Base.Trigger>
      <Base.Panel hiddenUntilFound className="pl-5.5">
        {children}
      </Base.Panel>
    </Base.Root>
  );
}
