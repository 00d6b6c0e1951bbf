'use client';

import { messages } from './messages.ts';

const layouts = ['write', 'split', 'preview'] as const;
export type EditorLayout = (typeof layouts)[number];

export function LayoutSwitch({
  layout,
  onChange,
}: {
  layout: EditorLayout;
  onChange: (layout: EditorLayout) => void;
}) {
  return (
    <div
      role="group"
      aria-label={messages.layout}
      className="flex gap-0.5 rounded-md bg-hover p-0.5"
    >
      {layouts.map((name) => (
        <button
          key={name}
          type="button"
          aria-pressed={layout === name}
          onClick={() => onChange(name)}
          className={`${name === 'split' ? 'max-md:hidden' : ''} min-h-6 rounded-sm px-2 text-xs font-medium text-soft hover:text-ink aria-pressed:bg-raised aria-pressed:text-ink aria-pressed:shadow-sm touch:min-h-11 touch:px-3`}
        >
          {messages[name]}
        </button>
      ))}
    </div>
  );
}
