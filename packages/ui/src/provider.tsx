'use client';

import type { ReactNode } from 'react';
import { ToastProvider } from './toasts.tsx';
import { TooltipLayer } from './tooltip.tsx';

/** What floats over every page: toasts and the one tooltip. */
export function UiProvider({ children }: { children: ReactNode }) {
  return (
    <ToastProvider>
      {children}
      <TooltipLayer />
    </ToastProvider>
  );
}
