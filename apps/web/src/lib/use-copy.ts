'use client';

import { useCallback } from 'react';
import { copyText, useToast } from '@helix/ui';
import { messageOf } from './error-message.ts';

/** Puts a text on the clipboard and says so, or why not. */
export function useCopy(): (text: string, told: string) => void {
  const show = useToast();
  return useCallback(
    (text, told) => {
      copyText(text).then(
        () => show(told),
        (error: unknown) => show(messageOf(error), 'bad'),
      );
    },
    [show],
  );
}
