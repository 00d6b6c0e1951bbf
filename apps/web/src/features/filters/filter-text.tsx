'use client';

import { useEffect, useId, useRef, useState } from 'react';
import { filterLimits, parseFilter } from '@helix/contracts/filters';
import { Button } from '@helix/ui';
import { messages } from './messages.ts';

/** The filter as it is written. Where it cannot be read is marked, and what is wrong is said. */
export function FilterText({ text, onApply }: { text: string; onApply: (text: string) => void }) {
  const id = useId();
  const input = useRef<HTMLInputElement>(null);
  const [draft, setDraft] = useState(text);
  useEffect(() => setDraft(text), [text]);
  useEffect(() => input.current?.focus(), []);
  const parsed = parseFilter(draft);
  return (
    <form
      className="grid min-w-64 flex-1 gap-1"
      onSubmit={(event) => {
        event.preventDefault();
        if (parsed.ok) return onApply(draft.trim());
        const { position, length } = parsed.problem;
        input.current?.focus();
        return input.current?.setSelectionRange(position, position + Math.max(length, 1));
      }}
    >
      <span className="flex items-center gap-2">
        <input
          ref={input}
          value={draft}
          maxLength={filterLimits.length}
          aria-label={messages.textLabel}
          aria-describedby={id}
          aria-invalid={!parsed.ok}
          autoComplete="off"
          spellCheck={false}
          onChange={(event) => setDraft(event.target.value)}
          onKeyDown={(event) => event.key === 'Escape' && onApply(text)}
          className="control min-h-8 px-2.5 font-mono text-sm touch:min-h-11 touch:text-[16px]"
        />
        <Button type="submit" look="plain">
          {messages.apply}
        </Button>
      </span>
      <span id={id} className={`text-xs ${parsed.ok || draft === text ? 'text-soft' : 'text-bad'}`}>
        {parsed.ok || draft === text ? messages.textHint : parsed.problem.message}
      </span>
    </form>
  );
}
