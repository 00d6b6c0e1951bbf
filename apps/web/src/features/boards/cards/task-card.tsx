'use client';

import Link from 'next/link';
import { useParams } from 'next/navigation';
import { memo, useEffect, useRef, useState, useSyncExternalStore } from 'react';
import type { TaskCard as Card, TaskWork } from '@helix/contracts/tasks';
import { isTyping } from '../../shortcuts/is-typing.ts';
import {
  selectingLink,
  useIsFocused,
  useIsSelected,
  useSelectionStore,
} from '../../selection/index.ts';
import { useBoard } from '../board-context.tsx';
import { CardFacts } from './card-facts.tsx';
import { CardHead } from './card-head.tsx';
import { CardTitleField } from './card-title-field.tsx';
import { CardWork } from './card-work.tsx';
import { linePlace, useHasLine } from '../moves/drop-line.ts';
import { useCardDrag } from '../moves/use-card-drag.ts';
import { useIsEditing } from './title-editing.ts';

type TaskCardProps = { task: Card; work: TaskWork | undefined; laneId: string | undefined };

export const TaskCard = memo(function TaskCard({ task, work, laneId }: TaskCardProps) {
  const { density, line, mayEdit } = useBoard();
  const card = useRef<HTMLElement>(null);
  const [isUnderPointer, setIsUnderPointer] = useState(false);
  const isSelected = useIsSelected(task.id);
  const isFocused = useIsFocused(task.id);
  const isEditing = useIsEditing(task.id) && mayEdit;
  const isOpen = useParams<{ taskId?: string }>().taskId === task.id;
  const hasLine = useHasLine(line, linePlace.before(task.id, laneId));
  const isDragged = useCardDrag(
    card,
    { taskId: task.id, columnId: task.columnId, laneId },
    isEditing,
  );
  const frame = isSelected
    ? 'border-accent bg-selected'
    : isOpen
      ? 'border-accent'
      : 'border-line hover:border-edge';
  const isCompact = density === 'compact';
  return (
    <>
      {hasLine && (
        <span aria-hidden className="absolute inset-x-0 -top-1.25 h-0.5 rounded-full bg-accent" />
      )}
      <article
        ref={card}
        data-task={task.id}
        onPointerEnter={() => setIsUnderPointer(true)}
        onPointerLeave={() => setIsUnderPointer(false)}
        className={`group/card relative grid rounded-lg border bg-raised shadow-sm has-[a:focus-visible]:outline-2 has-[a:focus-visible]:outline-accent ${isCompact ? 'gap-1 px-2.5 py-1.5' : 'gap-1.5 p-3'} ${frame} ${isDragged ? 'opacity-40' : ''}`}
      >
        <CardHead task={task} work={work} isActive={isFocused} isUnderPointer={isUnderPointer} />
        {isEditing ? (
          <CardTitleField task={task} />
        ) : (
          <CardLink task={task} isFocused={isFocused} isSelected={isSelected} />
        )}
        {!isCompact && <CardFacts task={task} />}
        {work && <CardWork work={work} />}
      </article>
    </>
  );
});

type CardLinkProps = { task: Card; isFocused: boolean; isSelected: boolean };

/** The title is the link, and reaches over the whole card. */
function CardLink({ task, isFocused, isSelected }: CardLinkProps) {
  const { density, root, hrefOf } = useBoard();
  const isTabStop = useIsTabStop(task.id);
  const selection = useSelectionStore();
  const link = useRef<HTMLAnchorElement>(null);
  useEffect(() => {
    const active = document.activeElement;
    if (!isFocused || active === link.current) return;
    // On the board, or on nothing narrower than what it stands in, such as the page after a navigation.
    const isHere =
      root.current?.contains(active) === true || active?.contains(root.current) === true;
    if (!isHere || isTyping(active)) return;
    // Its list brings the card into sight, and this its column.
    link.current?.focus({ preventScroll: true });
    link.current?.closest('[data-column]')?.scrollIntoView({ block: 'nearest', inline: 'nearest' });
  }, [isFocused, root]);
  return (
    <Link
      ref={link}
      href={hrefOf(task.id)}
      prefetch={false}
      scroll={false}
      draggable={false}
      tabIndex={isTabStop ? 0 : -1}
      aria-label={`${task.key} ${task.title}`}
      aria-current={isSelected ? 'true' : undefined}
      {...selectingLink(selection, task.id)}
      className={`leading-snug break-words outline-none after:absolute after:inset-0 ${density === 'compact' ? 'truncate text-sm' : 'line-clamp-3'}`}
    >
      {task.title}
    </Link>
  );
}

/** One card of the board is reached by Tab: the focused one, or the first. */
function useIsTabStop(taskId: string): boolean {
  const { read, subscribe } = useSelectionStore();
  return useSyncExternalStore(
    subscribe,
    () => (read().focusedId ?? read().ids[0]) === taskId,
    () => false,
  );
}
