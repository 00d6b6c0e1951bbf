'use client';

import {
  Bold,
  Code,
  Heading2,
  Italic,
  Link as LinkIcon,
  List,
  ListChecks,
  Quote,
  type LucideIcon,
} from 'lucide-react';
import { useRef, useState, type KeyboardEvent, type Ref } from 'react';
import { IconButton } from '@helix/ui';
import { Markdown } from '../markdown/index.ts';
import {
  continueList,
  editMarkdown,
  type MarkdownEdit,
  type Replacement,
} from './edit-markdown.ts';
import { insertText } from './insert-text.ts';
import { LayoutSwitch, type EditorLayout } from './layout-switch.tsx';
import { messages } from './messages.ts';

const tools: readonly (readonly [MarkdownEdit, LucideIcon, string?])[] = [
  ['heading', Heading2],
  ['bold', Bold, '$mod+b'],
  ['italic', Italic, '$mod+i'],
  ['code', Code, '$mod+e'],
  ['link', LinkIcon],
  ['list', List],
  ['tasks', ListChecks],
  ['quote', Quote],
];
const keyEdits: Readonly<Record<string, MarkdownEdit>> = { b: 'bold', i: 'italic', e: 'code' };

type MarkdownFieldProps = {
  label: string;
  text: string;
  onChange: (text: string) => void;
  isReadOnly?: boolean;
  placeholder?: string;
  /** Fills what is around it instead of growing with the text. */
  isTall?: boolean;
};

/** Markdown to write, to read, or both side by side. */
export function MarkdownField(props: MarkdownFieldProps) {
  const { label, text, isReadOnly = false, isTall = true } = props;
  const [layout, setLayout] = useState<EditorLayout>(isReadOnly ? 'preview' : 'write');
  const area = useRef<HTMLTextAreaElement>(null);
  const height = isTall ? 'min-h-[22rem]' : 'min-h-40';
  return (
    <div className="grid min-w-0 grid-cols-1 overflow-hidden rounded-lg border border-edge bg-raised focus-within:border-accent">
      <div className="flex flex-wrap items-center justify-between gap-1 border-b border-line bg-sunken px-1.5 py-1">
        <div
          role="toolbar"
          aria-label={messages.toolbar}
          className="flex min-w-0 flex-wrap max-md:flex-nowrap max-md:overflow-x-auto"
        >
          {layout !== 'preview' &&
            !isReadOnly &&
            tools.map(([edit, Icon, shortcut]) => (
              <IconButton
                key={edit}
                size="small"
                label={messages.edits[edit]}
                icon={<Icon aria-hidden className="size-4" />}
                {...(shortcut !== undefined && { shortcut })}
                onClick={() => area.current && apply(area.current, edit)}
              />
            ))}
        </div>
        <LayoutSwitch layout={layout} onChange={setLayout} />
      </div>
      <div
        className={`grid min-w-0 grid-cols-1 ${layout === 'split' ? 'md:grid-cols-2 md:divide-x md:divide-line' : ''}`}
      >
        {layout !== 'preview' && <WritingArea {...props} ref={area} className={height} />}
        {layout !== 'write' && (
          <section
            aria-label={`${messages.preview}: ${label}`}
            className={`min-w-0 px-4 py-3 max-md:border-t max-md:border-line ${layout === 'split' ? '' : 'max-md:border-t-0'} ${height}`}
          >
            {text.trim() === '' ? (
              <p className="text-soft">{messages.empty}</p>
            ) : (
              <Markdown text={text} />
            )}
          </section>
        )}
      </div>
    </div>
  );
}

function WritingArea({
  label,
  text,
  onChange,
  isReadOnly,
  placeholder,
  className,
  ref,
}: MarkdownFieldProps & { className: string; ref: Ref<HTMLTextAreaElement> }) {
  const onKeyDown = (event: KeyboardEvent<HTMLTextAreaElement>) => {
    const area = event.currentTarget;
    if (event.nativeEvent.isComposing || isReadOnly === true) return;
    const hasModifier = event.metaKey || event.ctrlKey;
    const edit = keyEdits[event.key];
    if (hasModifier && !event.shiftKey && !event.altKey && edit) {
      event.preventDefault();
      event.stopPropagation();
      apply(area, edit);
    } else if (event.key === 'Enter' && !hasModifier && !event.shiftKey) {
      const next = continueList(selectedOf(area));
      if (!next) return;
      event.preventDefault();
      put(area, next);
    }
  };
  return (
    <textarea
      ref={ref}
      aria-label={label}
      value={text}
      readOnly={isReadOnly}
      placeholder={placeholder}
      spellCheck
      onChange={(event) => onChange(event.target.value)}
      onKeyDown={onKeyDown}
      className={`field-sizing-content w-full resize-none bg-transparent px-4 py-3 font-mono text-sm leading-relaxed outline-none touch:text-[16px] ${className}`}
    />
  );
}

const selectedOf = ({ value, selectionStart, selectionEnd }: HTMLTextAreaElement) => ({
  text: value,
  from: selectionStart,
  to: selectionEnd,
});

function apply(area: HTMLTextAreaElement, edit: MarkdownEdit): void {
  put(area, editMarkdown(selectedOf(area), edit));
}

function put(area: HTMLTextAreaElement, { text, at, from, to }: Replacement): void {
  insertText(area, text, at);
  area.setSelectionRange(from, to);
}
