'use client';

import { Menu as Base } from '@base-ui/react/menu';
import type { ReactElement } from 'react';
import { MenuPopup } from './menu-entries.tsx';
import type { MenuItem } from './menu-item.ts';

type MenuProps = {
  /** A button; it is told that it opens a menu. */
  trigger: ReactElement;
  items: readonly MenuItem[];
  label?: string;
  align?: 'start' | 'center' | 'end';
  side?: 'top' | 'right' | 'bottom' | 'left';
  open?: boolean;
  onOpenChange?: (isOpen: boolean) => void;
};

export function Menu({
  trigger,
  items,
  label,
  align = 'start',
  side = 'bottom',
  open,
  onOpenChange,
}: MenuProps) {
  return (
    <Base.Root
      {...(open !== undefined && { open })}
      {...(onOpenChange && { onOpenChange: (isOpen) => onOpenChange(isOpen) })}
    >
      <Base.Trigger render={trigger} />
      <Base.Portal>
        <Base.Positioner
          className="z-50"
          align={align}
          side={side}
          sideOffset={4}
          collisionPadding={8}
        >
          <MenuPopup items={items} {...(label !== undefined && { label })} />
        </Base.Positioner>
      </Base.Portal>
    </Base.Root>
  );
}
