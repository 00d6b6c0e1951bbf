'use client';

import { ArrowDown, ArrowUp, Ellipsis, GripVertical, ListTree, Pencil, Trash2 } from 'lucide-react';
import { useEffect, useRef, useState, type KeyboardEvent } from 'react';
import { combine } from '@atlaskit/pragmatic-drag-and-drop/combine';
import {
  draggable,
  dropTargetForElements,
} from '@atlaskit/pragmatic-drag-and-drop/element/adapter';
import {
  attachClosestEdge,
  extractClosestEdge,
  type Edge,
} from '@atlaskit/pragmatic-drag-and-drop-hitbox/closest-edge';
import { Checkbox, IconButton, Menu, type MenuItem } from '@helix/ui';
import type { ChecklistItem } from '@helix/contracts/checklists';
import { messages } from './messages.ts';
import type { ChecklistActions } from './use-checklist.ts';

type ChecklistRowProps = {
  item: ChecklistItem;
  index: number;
  count: number;
  mayWrite: boolean;
  actions: ChecklistActions;
  onMove: (index: number) => void;
};

export function ChecklistRow(props: ChecklistRowProps) {
  const { item, index, mayWrite, actions, onMove } = props;
  const [isEditing, setIsEditing] = useState(false);
  const { row, grip, edge, isDragged } = useRowDrag(item, mayWrite);
  const onKeyDown = (event: KeyboardEvent) => {
    const step = { ArrowUp: -1, ArrowDown: 1 }[event.key];
    if (!event.altKey || step === undefined || !mayWrite) return;
    event.preventDefault();
    event.stopPropagation();
    onMove(index + step);
  };
  return (
    <li
      ref={row}
      onKeyDown={onKeyDown}
      className={`group/item relative -mr-1 -ml-6 flex min-h-8 items-start gap-1 rounded-md pr-1 hover:bg-hover touch:ml-0 touch:min-h-11 ${isDragged ? 'opacity-40' : ''}`}
    >
      {edge && (
        <span
          aria-hidden
          className={`absolute inset-x-0 h-0.5 rounded-full bg-accent ${edge === 'top' ? '-top-px' : '-bottom-px'}`}
        />
      )}
      <span
        ref={grip}
        aria-hidden
        className={`mt-2 w-4 shrink-0 text-soft opacity-0 group-hover/item:opacity-100 touch:hidden ${mayWrite ? 'cursor-grab' : 'invisible'}`}
      >
        <GripVertical className="size-4" />
      </span>
      <Checkbox
        aria-label={messages.tick(item.text)}
        checked={item.done}
        disabled={!mayWrite}
        onCheckedChange={(done) => actions.change(item, { done })}
        className="h-8 pr-0.5 pl-1 touch:-ml-3.5"
      />
      {isEditing ? (
        <ItemEditor
          text={item.text}
          onDone={(text) => {
            setIsEditing(false);
            if (text !== undefined && text !== item.text) actions.change(item, { text });
          }}
        />
      ) : (
        <ItemText item={item} {...(mayWrite && { onEdit: () => setIsEditing(true) })} />
      )}
      {mayWrite && <RowMenu {...props} onEdit={() => setIsEditing(true)} />}
    </li>
  );
}

function ItemText({ item: { text, done }, onEdit }: { item: ChecklistItem; onEdit?: () => void }) {
  const look = `min-w-0 flex-1 px-1 py-1.5 text-left text-sm wrap-anywhere touch:py-3 ${done ? 'text-soft line-through' : ''}`;
  if (!onEdit) return <span className={look}>{text}</span>;
  return (
    <button
      type="button"
      title={messages.keys}
      onClick={onEdit}
      className={`${look} cursor-text rounded-md`}
    >
      {text}
    </button>
  );
}

type ItemEditorProps = { text: string; onDone: (text: string | undefined) => void };

function ItemEditor({ text, onDone }: ItemEditorProps) {
  const area = useRef<HTMLTextAreaElement>(null);
  useEffect(() => area.current?.select(), []);
  const finish = () => {
    const next = area.current?.value.replaceAll(/\s+/g, ' ').trim() ?? '';
    onDone(next === '' ? undefined : next);
  };
  return (
    <textarea
      ref={area}
      aria-label={messages.item(text)}
      defaultValue={text}
      rows={1}
      maxLength={500}
      onBlur={finish}
      onKeyDown={(event) => {
        if (event.nativeEvent.isComposing) return;
        if (event.key === 'Enter') {
          event.preventDefault();
          finish();
        } else if (event.key === 'Escape') {
          event.stopPropagation();
          onDone(undefined);
        }
      }}
      className="field-sizing-content min-w-0 flex-1 resize-none rounded-md bg-raised px-1 py-1.5 text-sm outline-2 outline-accent touch:text-[16px]"
    />
  );
}

function RowMenu({
  item,
  index,
  count,
  actions,
  onMove,
  onEdit,
}: ChecklistRowProps & { onEdit: () => void }) {
  const items: MenuItem[] = [
    { label: messages.edit, icon: <Pencil aria-hidden />, onSelect: onEdit },
    {
      label: messages.moveUp,
      icon: <ArrowUp aria-hidden />,
      disabled: index === 0,
      onSelect: () => onMove(index - 1),
    },
    {
      label: messages.moveDown,
      icon: <ArrowDown aria-hidden />,
      disabled: index === count - 1,
      onSelect: () => onMove(index + 1),
    },
    {
      label: messages.convert,
      icon: <ListTree aria-hidden />,
      onSelect: () => actions.convert(item),
    },
    'separator',
    {
      label: messages.remove,
      icon: <Trash2 aria-hidden />,
      tone: 'danger',
      onSelect: () => actions.remove(item),
    },
  ];
  return (
    <span className="opacity-0 group-focus-within/item:opacity-100 group-hover/item:opacity-100 has-aria-expanded:opacity-100 touch:opacity-100">
      <Menu
        align="end"
        items={items}
        trigger={
          <IconButton
            size="small"
            label={messages.more(item.text)}
            icon={<Ellipsis aria-hidden />}
          />
        }
      />
    </span>
  );
}

function useRowDrag({ id: itemId, taskId }: ChecklistItem, isEnabled: boolean) {
  const row = useRef<HTMLLIElement>(null);
  const grip = useRef<HTMLSpanElement>(null);
  const [edge, setEdge] = useState<Edge | null>(null);
  const [isDragged, setIsDragged] = useState(false);
  useEffect(() => {
    if (!row.current || !grip.current || !isEnabled) return undefined;
    const element = row.current;
    const data = { checklistOf: taskId, itemId };
    return combine(
      draggable({
        element,
        dragHandle: grip.current,
        getInitialData: () => data,
        onDragStart: () => setIsDragged(true),
        onDrop: () => setIsDragged(false),
      }),
      dropTargetForElements({
        element,
        canDrop: ({ source }) => source.data['checklistOf'] === taskId,
        getData: ({ input }) =>
          attachClosestEdge(data, { element, input, allowedEdges: ['top', 'bottom'] }),
        onDrag: ({ self, source }) =>
          setEdge(source.data['itemId'] === itemId ? null : extractClosestEdge(self.data)),
        onDragLeave: () => setEdge(null),
        onDrop: () => setEdge(null),
      }),
    );
  }, [itemId, taskId, isEnabled]);
  return { row, grip, edge, isDragged };
}
