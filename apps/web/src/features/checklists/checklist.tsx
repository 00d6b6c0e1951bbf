'use client';

import { Plus } from 'lucide-react';
import { useEffect, useState } from 'react';
import { flushSync } from 'react-dom';
import { monitorForElements } from '@atlaskit/pragmatic-drag-and-drop/element/adapter';
import { extractClosestEdge } from '@atlaskit/pragmatic-drag-and-drop-hitbox/closest-edge';
import { Progress } from '@helix/ui';
import { ChecklistRow } from './checklist-row.tsx';
import { messages } from './messages.ts';
import { useChecklist } from './use-checklist.ts';

export function Checklist({ taskId, mayWrite }: { taskId: string; mayWrite: boolean }) {
  const actions = useChecklist(taskId);
  const { items, moveTo } = actions;
  const [said, setSaid] = useState('');
  useEffect(
    () =>
      monitorForElements({
        canMonitor: ({ source }) => source.data['checklistOf'] === taskId,
        onDrop({ source, location }) {
          const target = location.current.dropTargets[0];
          const item = items?.find(({ id }) => id === source.data['itemId']);
          const over = items?.findIndex(({ id }) => id === target?.data['itemId']) ?? -1;
          if (!item || !items || !target || over < 0) return;
          const from = items.indexOf(item);
          const below = extractClosestEdge(target.data) === 'bottom' ? over + 1 : over;
          moveTo(item, from < below ? below - 1 : below);
        },
      }),
    [taskId, items, moveTo],
  );
  if (!items || (items.length === 0 && !mayWrite)) return null;
  const done = items.filter((item) => item.done).length;
  return (
    <section aria-label={messages.title} data-empty={items.length === 0 ? '' : undefined}>
      {items.length > 0 && (
        <div className="flex min-h-8 items-center gap-3">
          <h3 className="text-sm font-semibold">{messages.title}</h3>
          <span className="text-xs text-soft tabular-nums">
            {messages.progress(done, items.length)}
          </span>
          <Progress
            value={done}
            max={items.length}
            label={messages.progress(done, items.length)}
            tone={done === items.length ? 'good' : 'accent'}
            className="max-w-32 flex-1"
          />
        </div>
      )}
      <ul>
        {items.map((item, index) => (
          <ChecklistRow
            key={item.id}
            item={item}
            index={index}
            count={items.length}
            mayWrite={mayWrite}
            actions={actions}
            onMove={(to) => {
              moveTo(item, to);
              setSaid(messages.moved(item.text, to + 1, items.length));
            }}
          />
        ))}
      </ul>
      {mayWrite && <NewItem isFirst={items.length === 0} onAdd={actions.add} />}
      <span role="status" className="sr-only">
        {said}
      </span>
    </section>
  );
}

/** Enter adds it and waits for the next one; several pasted lines are several items. */
function NewItem({ isFirst, onAdd }: { isFirst: boolean; onAdd: (text: string) => void }) {
  const [text, setText] = useState('');
  const add = () => {
    if (text.trim() === '') return;
    onAdd(text.trim());
    setText('');
  };
  return (
    <label className="add-line">
      <Plus aria-hidden />
      <input
        value={text}
        maxLength={500}
        aria-label={messages.addLabel}
        placeholder={isFirst ? messages.addFirst : messages.add}
        className="field-sizing-content min-h-8 w-full bg-transparent text-sm outline-none placeholder:text-sm placeholder:text-soft touch:min-h-11 touch:text-[16px]"
        onChange={(event) => setText(event.target.value)}
        onBlur={add}
        onPaste={(event) => {
          const lines = event.clipboardData
            .getData('text')
            .split('\n')
            .map(cleaned)
            .filter(Boolean);
          if (lines.length < 2) return;
          event.preventDefault();
          lines.forEach(onAdd);
        }}
        onKeyDown={(event) => {
          if (event.nativeEvent.isComposing) return;
          if (event.key === 'Enter') {
            event.preventDefault();
            add();
          } else if (event.key === 'Escape') {
            event.stopPropagation();
            // Leaving adds what is written, so that is gone before.
            flushSync(() => setText(''));
            event.currentTarget.blur();
          }
        }}
      />
    </label>
  );
}

/** Lists bring their bullets and boxes along. */
const cleaned = (line: string) =>
  line
    .replace(/^\s*(?:[-*+•]|\d{1,3}[.)])?\s*(?:\[[ xX]\])?\s*/, '')
    .trim()
    .slice(0, 500);
