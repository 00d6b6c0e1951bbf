'use client';

import { useState, type ReactNode } from 'react';
import { SegmentedControl } from '@helix/ui';
import { messages } from './messages.ts';

/** The text itself, or what it was. */
export function EditorTabs({
  description,
  editor,
  history,
}: {
  description: ReactNode;
  editor: ReactNode;
  history: ReactNode;
}) {
  const [part, setPart] = useState<'editor' | 'history'>('editor');
  return (
    <div className="grid gap-3">
      <div className="flex flex-wrap items-center justify-between gap-2">
        <p className="max-w-prose text-sm text-soft">{description}</p>
        <SegmentedControl
          size="small"
          label={messages.versions}
          value={part}
          onValueChange={setPart}
          options={[
            { value: 'editor', label: messages.editor },
            { value: 'history', label: messages.history },
          ]}
        />
      </div>
      {part === 'editor' ? editor : history}
    </div>
  );
}
