import { useEffect, useRef } from 'react';
import { messages } from './messages.ts';
import type { Suggestion } from './suggestion.ts';

type SuggestionListProps = {
  id: string;
  suggestions: readonly Suggestion[];
  activeIndex: number;
  side: 'above' | 'below';
  onChoose: (suggestion: Suggestion) => void;
};

/** The focus stays in the text; the list says which of its lines Enter takes. */
export function SuggestionList(props: SuggestionListProps) {
  const { id, suggestions, activeIndex, side, onChoose } = props;
  const active = useRef<HTMLLIElement>(null);
  useEffect(() => {
    void active.current?.scrollIntoView({ block: 'nearest' });
  }, [activeIndex]);
  return (
    <ul
      id={id}
      role="listbox"
      aria-label={messages.suggestions}
      className={`floating absolute left-0 z-30 max-h-72 w-full max-w-md overflow-y-auto p-1 ${side === 'above' ? 'bottom-full mb-1' : 'top-full mt-1'}`}
    >
      {suggestions.map((suggestion, index) => (
        <li
          key={suggestion.id}
          ref={index === activeIndex ? active : undefined}
          id={`${id}-${index}`}
          role="option"
          aria-selected={index === activeIndex}
          aria-disabled={suggestion.isDisabled}
          data-highlighted={index === activeIndex ? '' : undefined}
          className="floating-item touch:min-h-11"
          onPointerDown={(event) => {
            event.preventDefault();
            onChoose(suggestion);
          }}
        >
          {suggestion.icon}
          <span className="truncate font-medium">{suggestion.label}</span>
          {suggestion.hint !== undefined && (
            <span className="ml-auto truncate pl-3 text-xs text-soft">{suggestion.hint}</span>
          )}
        </li>
      ))}
    </ul>
  );
}
