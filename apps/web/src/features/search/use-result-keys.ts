'use client';

import type { KeyboardEvent, RefObject } from 'react';

/** Arrows go from the field to the results and among them; above the first one is the field again. */
export function useResultKeys(
  field: RefObject<HTMLInputElement | null>,
  list: RefObject<HTMLUListElement | null>,
) {
  return (event: KeyboardEvent) => {
    const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
    if (step === undefined || event.target instanceof HTMLSelectElement) return;
    const links = [...(list.current?.querySelectorAll<HTMLElement>('a') ?? [])];
    const at = links.findIndex((link) => link === document.activeElement);
    const next = at + step;
    if (at === -1 && step === -1) return;
    event.preventDefault();
    if (next < 0) field.current?.focus();
    else links[Math.min(next, links.length - 1)]?.focus();
  };
}
