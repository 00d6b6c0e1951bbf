import type { MouseEvent } from 'react';
import type { SelectionStore } from './selection.tsx';

/** For the link of each thing that can be selected: it opens, and with Shift it ends a range. */
export function selectingLink(selection: SelectionStore, id: string) {
  return {
    onFocus: () => selection.focus(id),
    // The press alone would move the focus here, and with it the place where the range begins.
    onMouseDown(event: MouseEvent) {
      if (event.shiftKey) event.preventDefault();
    },
    onClick(event: MouseEvent) {
      if (!event.shiftKey) return;
      event.preventDefault();
      selection.extendTo(id);
    },
  };
}
