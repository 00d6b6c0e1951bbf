'use client';

import { SendHorizontal } from 'lucide-react';
import { useRef } from 'react';
import { IconButton, Textarea } from '@helix/ui';
import { useTextDraft } from '../../text-editor/use-text-draft.ts';
import { messages } from '../messages.ts';

type SteerBoxProps = {
  /** The run or the conversation. */
  about: string;
  onSay: (text: string) => Promise<unknown>;
  label?: string;
  placeholder?: string;
  isFocused?: boolean;
};

/** Stays where it is while the run works; what is sent is shown at once and comes back when it is refused. */
export function SteerBox({
  about,
  onSay,
  label = messages.steer,
  placeholder = messages.steerPlaceholder,
  isFocused = false,
}: SteerBoxProps) {
  const [text, setText] = useTextDraft('said', about);
  const written = useRef(text);
  written.current = text;
  const send = () => {
    const said = text.trim();
    if (said === '') return;
    setText('');
    onSay(said).catch(() => written.current === '' && setText(said));
  };
  return (
    <form
      className="flex items-end gap-2"
      onSubmit={(event) => {
        event.preventDefault();
        send();
      }}
    >
      <Textarea
        rows={1}
        aria-label={label}
        placeholder={placeholder}
        value={text}
        maxLength={20_000}
        autoFocus={isFocused}
        className="max-h-40 flex-1 resize-none touch:min-h-11 touch:py-2.5"
        onChange={(event) => setText(event.target.value)}
        onKeyDown={(event) => {
          if (event.key !== 'Enter' || event.shiftKey || event.nativeEvent.isComposing) return;
          event.preventDefault();
          send();
        }}
      />
      <IconButton
        type="submit"
        look="primary"
        label={messages.send}
        icon={<SendHorizontal aria-hidden />}
        disabled={text.trim() === ''}
      />
    </form>
  );
}
