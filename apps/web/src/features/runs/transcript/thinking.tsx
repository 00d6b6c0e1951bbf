'use client';

import { Brain } from 'lucide-react';
import { Collapsible } from '@helix/ui';
import { messages } from '../messages.ts';

/** What the model thought before it spoke: there for who wants to know. */
export function Thinking({ text, isOpen }: { text: string; isOpen: boolean }) {
  if (text === '') return null;
  return (
    <Collapsible
      title={
        <span className="inline-flex items-center gap-1.5">
          <Brain aria-hidden className="size-3.5" />
          {isOpen ? messages.thinking : messages.thought}
        </span>
      }
    >
      <p className="max-h-80 overflow-y-auto border-l-2 border-line pl-3 text-sm whitespace-pre-wrap text-soft">
        {text}
      </p>
    </Collapsible>
  );
}
