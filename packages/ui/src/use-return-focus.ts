import { useState } from 'react';

type Known = { readonly isOpen: boolean; readonly before: HTMLElement | undefined };

/**
 * Where the focus goes when a layer closes that no trigger opened: to what had it before. A field of the layer may
 * have taken it already when its popup gets to see it.
 */
export function useReturnFocus(isOpen: boolean): () => HTMLElement | true {
  const [known, setKnown] = useState<Known>({ isOpen: false, before: undefined });
  if (known.isOpen !== isOpen)
    setKnown({ isOpen, before: isOpen ? focusedElement() : known.before });
  return () => (known.before?.isConnected === true ? known.before : true);
}

function focusedElement(): HTMLElement | undefined {
  if (typeof document === 'undefined') return undefined;
  const { activeElement, body } = document;
  return activeElement instanceof HTMLElement && activeElement !== body ? activeElement : undefined;
}
