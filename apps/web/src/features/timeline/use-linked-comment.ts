'use client';

import { useEffect, useState } from 'react';

/** Brings the comment that the address names into view, reading earlier entries until it is there. */
export function useLinkedComment({
  isReady,
  loadedCount,
  hasEarlier,
  loadEarlier,
}: {
  isReady: boolean;
  loadedCount: number;
  hasEarlier: boolean;
  loadEarlier: () => void;
}): void {
  const wanted = useHash();
  const [doneFor, setDoneFor] = useState('');
  useEffect(() => {
    if (!isReady || !wanted.startsWith('#comment-') || doneFor === wanted) return;
    const element = document.getElementById(wanted.slice(1));
    if (element) {
      setDoneFor(wanted);
      element.scrollIntoView({ block: 'center' });
      element.focus({ preventScroll: true });
      element.dataset['linked'] = '';
      setTimeout(() => delete element.dataset['linked'], 2_500);
    } else if (hasEarlier) loadEarlier();
    else setDoneFor(wanted);
  }, [isReady, loadedCount, wanted, doneFor, hasEarlier, loadEarlier]);
}

function useHash(): string {
  const [hash, setHash] = useState('');
  useEffect(() => {
    const read = () => setHash(window.location.hash);
    read();
    window.addEventListener('hashchange', read);
    return () => window.removeEventListener('hashchange', read);
  }, []);
  return hash;
}
