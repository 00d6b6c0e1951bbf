'use client';

import {
  useId,
  useRef,
  useState,
  type ClipboardEvent,
  type KeyboardEvent,
  type RefObject,
} from 'react';
import { findTrigger, type Trigger } from './find-trigger.ts';
import { insertText } from '../text-editor/insert-text.ts';
import { messages } from './messages.ts';
import { SuggestionList } from './suggestion-list.tsx';
import type { SlashCommand, Suggestion } from './suggestion.ts';
import { useSuggestions } from './use-suggestions.tsx';

export type MarkdownInputProps = {
  label: string;
  value: string;
  onChange: (value: string) => void;
  /** ⌘Enter. */
  onSubmit: () => void;
  onEscape?: () => void;
  onBlur?: () => void;
  onFiles?: (files: readonly File[]) => void;
  /** Who may be named depends on the task that it is about. */
  taskId?: string;
  commands?: readonly SlashCommand[];
  placeholder?: string;
  listSide?: 'above' | 'below';
  className?: string;
  areaRef?: RefObject<HTMLTextAreaElement | null>;
};

const noCommands: readonly SlashCommand[] = [];

/** Markdown to write, with a list of who and what can be named as soon as a sign for it is typed. */
export function MarkdownInput(props: MarkdownInputProps) {
  const { value, onChange, onBlur, onFiles, commands = noCommands } = props;
  const own = useRef<HTMLTextAreaElement>(null);
  const area = props.areaRef ?? own;
  const list = useCompletion(area, props.taskId, commands);
  const onKeyDown = (event: KeyboardEvent<HTMLTextAreaElement>) => {
    if (event.nativeEvent.isComposing || list.handleKey(event)) return;
    if (event.key === 'Enter' && (event.metaKey || event.ctrlKey)) {
      event.preventDefault();
      props.onSubmit();
    } else if (event.key === 'Escape' && props.onEscape) {
      event.stopPropagation();
      props.onEscape();
    }
  };
  const onPaste = (event: ClipboardEvent) => {
    if (!onFiles || event.clipboardData.files.length === 0) return;
    event.preventDefault();
    onFiles([...event.clipboardData.files]);
  };
  return (
    <div className="relative min-w-0">
      <textarea
        ref={area}
        aria-label={props.label}
        aria-autocomplete="list"
        aria-controls={list.isOpen ? list.id : undefined}
        aria-activedescendant={list.isOpen ? `${list.id}-${list.activeIndex}` : undefined}
        value={value}
        rows={1}
        maxLength={50_000}
        placeholder={props.placeholder}
        spellCheck
        onChange={(event) => {
          onChange(event.target.value);
          list.look();
        }}
        onSelect={list.look}
        onBlur={() => {
          list.close();
          onBlur?.();
        }}
        onKeyDown={onKeyDown}
        onPaste={onPaste}
        className={`field-sizing-content block w-full resize-none bg-transparent outline-none touch:text-[16px] ${props.className ?? ''}`}
      />
      {list.isOpen && (
        <SuggestionList
          id={list.id}
          suggestions={list.suggestions}
          activeIndex={list.activeIndex}
          side={props.listSide ?? 'above'}
          onChoose={list.choose}
        />
      )}
      <span role="status" className="sr-only">
        {list.isOpen && messages.suggested(list.suggestions.length)}
      </span>
    </div>
  );
}

/** The list that opens at a sign, and what keys do while it is open. */
function useCompletion(
  area: RefObject<HTMLTextAreaElement | null>,
  taskId: string | undefined,
  commands: readonly SlashCommand[],
) {
  const id = useId();
  const [trigger, setTrigger] = useState<Trigger>();
  const [chosenIndex, setChosenIndex] = useState(0);
  const suggestions = useSuggestions(trigger, { taskId, commands });
  const activeIndex = Math.min(chosenIndex, suggestions.length - 1);
  const isOpen = trigger !== undefined && suggestions.length > 0;
  const close = () => setTrigger(undefined);
  const look = () => {
    const { current } = area;
    if (!current || current.selectionStart !== current.selectionEnd) return close();
    const next = findTrigger(current.value, current.selectionStart, {
      hasCommands: commands.length > 0,
    });
    const isSame = next?.kind === trigger?.kind && next?.query === trigger?.query;
    if (!isSame) setChosenIndex(0);
    return isSame && next?.from === trigger?.from ? undefined : setTrigger(next);
  };
  const choose = ({ insert, run, isDisabled }: Suggestion) => {
    const { current } = area;
    if (!current || !trigger || isDisabled) return;
    if (run) {
      insertText(current, '', [0, current.selectionStart]);
      run();
      close();
    } else {
      insertText(current, insert ?? '', [trigger.from, current.selectionStart]);
      look();
    }
  };
  const keys: Readonly<Record<string, () => void>> = {
    ArrowDown: () => setChosenIndex((activeIndex + 1) % suggestions.length),
    ArrowUp: () => setChosenIndex((activeIndex + suggestions.length - 1) % suggestions.length),
    Enter: () => suggestions[activeIndex] && choose(suggestions[activeIndex]),
    Tab: () => suggestions[activeIndex] && choose(suggestions[activeIndex]),
    Escape: close,
  };
  const handleKey = (event: KeyboardEvent): boolean => {
    const act = isOpen && !event.metaKey && !event.ctrlKey ? keys[event.key] : undefined;
    if (!act || (event.key === 'Tab' && event.shiftKey)) return false;
    event.preventDefault();
    event.stopPropagation();
    act();
    return true;
  };
  return { id, isOpen, suggestions, activeIndex, look, choose, close, handleKey };
}
