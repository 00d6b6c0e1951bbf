'use client';

import { useSearchParams } from 'next/navigation';
import { useCallback, useMemo } from 'react';
import { plainView, readView, writeView, type ViewState } from './view-address.ts';
export type { Density, ViewColumn, ViewGroup, ViewState } from './view-address.ts';

export type ViewControl = {
  readonly view: ViewState;
  readonly usual: ViewState;
  readonly change: (changes: Partial<ViewState>) => void;
};

/** Reads and writes the address without asking the server again. `usual` is what the page shows by itself. */
export function useView(usual: ViewState = plainView): ViewControl {
  const params = useSearchParams();
  const view = useMemo(() => readView(new URLSearchParams(params), usual), [params, usual]);
  const change = useCallback(
    (changes: Partial<ViewState>) => {
      const present = new URLSearchParams(window.location.search);
      const next = { ...readView(present, usual), ...changes };
      const query = writeView(present, next, usual);
      const path = window.location.pathname;
      window.history.replaceState(null, '', query === '' ? path : `${path}?${query}`);
    },
    [usual],
  );
  return { view, usual, change };
}
