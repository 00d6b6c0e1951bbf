'use client';

import { ContextMenu as Base } from '@base-ui/react/context-menu';
import type { ReactElement } from 'react';
import { MenuPopup } from './menu-entries.tsx';
import type { MenuItem } from './menu-item.ts';

type ContextMenuProps = {
  items: readonly MenuItem[];
  label?: string;
  onOpenChange?: (isOpen: boolean) => void;
  /** The element that is clicked on. What the menu offers is also offered elsewhere. */
  children: ReactElement;
};

export function ContextMenu({ items, label, onOpenChange, children }: ContextMenuProps) {
  return (
    <Base.Root {...(onOpenChange && { onOpenChange: (isOpen) => onOpenChange(isOpen) })}>
      <Base.Trigger render={children} />
      <Base.Portal>
        <Base.Positioner className="z-50" collisionPadding={8}>
          <MenuPopup items={items} {...(label !== undefined && { label })} />
        </Base.Positioner>
      </Base.Portal>
    </Base.Root>
  );
}
