'use client';

import { useState } from 'react';
import { writeCookie } from '../../lib/cookie.ts';
import { clampWidth, panelWidthCookie } from './panel-size.ts';

/** How wide the panel is; kept in a cookie, so that the server renders it that way. */
export function usePanelWidth(initial: number) {
  const [width, setWidth] = useState(initial);
  const resize = (next: number) => {
    const clamped = clampWidth(next);
    setWidth(clamped);
    writeCookie(panelWidthCookie, String(clamped));
  };
  return { width, resize };
}
