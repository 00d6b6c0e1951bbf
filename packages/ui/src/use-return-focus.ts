import { useState } from 'react';

/**
 * Where the focus goes when a layer closes that no trigger opened: to what had it before. A field of the layer may
 * have taken it already when its popup gets to see it.
 */
export function useReturnFocus(isOpen: boolean): () => HTMLElement | true {
  const [known, setKnown] = useState({ isOpen: false, before: nothing() });
  if (known.isOpen !== isOpen)
    setKnown({ isOpen, before: isOpen ? focusedElement() : known.before });
  return () => (known.before?.isConnected === true ? known.before : true);
}

const nothing = (): HTMLElement | null => null;

function focusedElement(): HTMLElement | null {
  if (typeof document === 'undefined') return null;
  const { activeElement, body } = document;
  return activeElement instanceof HTMLElement && activeElement !== body ? activeElement : null;
}
