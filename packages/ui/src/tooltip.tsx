'use client';

import { Tooltip as Base } from '@base-ui/react/tooltip';
import type { ReactElement, ReactNode } from 'react';
import { Kbd } from './kbd.tsx';

type Tip = { label: ReactNode; shortcut?: string; side: 'top' | 'right' | 'bottom' | 'left' };

/** One popup serves every trigger: a board of a thousand cards has no thousand tooltips. */
const handle = Base.createHandle<Tip>();

type TooltipProps = {
  label: ReactNode;
  shortcut?: string;
  side?: Tip['side'];
  /** One element that can have the focus; it needs a name of its own, a tooltip is not read out. */
  children: ReactElement;
};

export function Tooltip({ label, shortcut, side = 'bottom', children }: TooltipProps) {
  return (
    <Base.Trigger
      handle={handle}
      payload={{ label, side, ...(shortcut !== undefined && { shortcut }) }}
      delay={450}
      render={children}
    />
  );
}

/** Mounted once, by `UiProvider`. */
export function TooltipLayer() {
  return (
    <Base.Provider>
      <Base.Root handle={handle}>
        {({ payload }) => (
          <Base.Portal>
            <Base.Positioner sideOffset={6} side={payload?.side ?? 'bottom'} className="z-50">
              <Base.Popup className="pops flex max-w-xs items-center gap-2 rounded-md bg-ink px-2 py-1 text-xs font-medium text-paper shadow-md">
                {payload?.label}
                {payload?.shortcut !== undefined && <Kbd keys={payload.shortcut} look="inverse" />}
              </Base.Popup>
            </Base.Positioner>
          </Base.Portal>
        )}
      </Base.Root>
    </Base.Provider>
  );
}
