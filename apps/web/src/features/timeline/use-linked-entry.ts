'use client';

import { useEffect, useState } from 'react';
import { namesOf, type TimelineRow } from './group-entries.ts';

type Linked = {
  isReady: boolean;
  rows: readonly TimelineRow[];
  hasEarlier: boolean;
  loadEarlier: () => void;
  scrollToRow: (index: number) => void;
  scrollTo: (element: Element) => void;
};

/** Brings the comment or the run that the address names into view, reading earlier entries until it is there. */
export function useLinkedEntry(linked: Linked): void {
  const wanted = useHash();
  const [doneFor, setDoneFor] = useState('');
  // At each render, until it is drawn: a row is drawn only after it was scrolled to.
  useEffect(() => {
    const { isReady, rows, hasEarlier, loadEarlier, scrollToRow, scrollTo } = linked;
    if (!isReady || doneFor === wanted || !/^(?:comment|run)-/.test(wanted)) return;
    const element = document.getElementById(wanted);
    const index = rows.findIndex((row) => namesOf(row).includes(wanted));
    if (element) {
      setDoneFor(wanted);
      scrollTo(element);
      element.focus({ preventScroll: true });
      element.dataset['linked'] = '';
      setTimeout(() => delete element.dataset['linked'], 2_500);
    } else if (index !== -1) scrollToRow(index);
    else if (hasEarlier) loadEarlier();
    else setDoneFor(wanted);
  });
}

function useHash(): string {
  const [hash, setHash] = useState('');
  useEffect(() => {
    const read = () => setHash(window.location.hash.slice(1));
    read();
    window.addEventListener('hashchange', read);
    return () => window.removeEventListener('hashchange', read);
  }, []);
  return hash;
}
