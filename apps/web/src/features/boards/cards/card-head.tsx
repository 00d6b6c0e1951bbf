'use client';

import { Pencil } from 'lucide-react';
import type { TaskCard, TaskWork } from '@helix/contracts/tasks';
import { Badge } from '@helix/ui';
import { PriorityMark } from '../../tasks/priority-mark.tsx';
import { useBoard } from '../board-context.tsx';
import { CardAge } from './card-age.tsx';
import { useCardActions } from './card-actions-layer.tsx';
import { CardPeople } from './card-facts.tsx';
import { CardIcon } from './card-icon.tsx';
import { messages } from '../messages.ts';
import { editTitle } from './title-editing.ts';
import { useIsPhone } from '../use-is-phone.ts';

const words = messages.card;

type CardHeadProps = {
  task: TaskCard;
  work: TaskWork | undefined;
  isActive: boolean;
  isUnderPointer: boolean;
};

/** The key, what needs somebody, how long it has been here; and what can be done, where the pointer or the focus is. */
export function CardHead({ task, work, ...at }: CardHeadProps) {
  return (
    <div className="flex h-5 items-center gap-2 text-xs text-soft">
      <PriorityMark priority={task.priority} />
      <span className="font-mono whitespace-nowrap">{task.key}</span>
      <CardMarker task={task} work={work} />
      <span className="ml-auto flex items-center gap-1">
        <CardAge at={task.enteredColumnAt} category={task.category} />
        <CardPeople task={task} />
      </span>
      <CardActions task={task} {...at} />
    </div>
  );
}

/** The one thing about it that somebody should know first. */
function CardMarker({ task, work }: { task: TaskCard; work: TaskWork | undefined }) {
  if (work?.questionId) {
    return (
      <Badge tone="accent" look="soft">
        {words.question}
      </Badge>
    );
  }
  if (task.openBlockers > 0) {
    return (
      <span title={words.blocked(task.openBlockers)}>
        <Badge tone="bad">{words.blockedShort}</Badge>
      </span>
    );
  }
  if (task.awaitsRoomIn !== null) {
    const category = messages.category[task.awaitsRoomIn];
    return (
      <span title={words.awaitsRoom(category)}>
        <Badge tone="busy">{words.awaitsRoomShort}</Badge>
      </span>
    );
  }
  if (work) return null;
  if (task.category === 'review') return <Badge tone="accent">{words.review}</Badge>;
  const status = task.latestRun?.status;
  const isOpen = task.category !== 'done' && task.category !== 'cancelled';
  if (isOpen && (status === 'failed' || status === 'timed_out'))
    return <Badge tone="bad">{words.failed}</Badge>;
  return null;
}

type CardActionsProps = Pick<CardHeadProps, 'task' | 'isActive' | 'isUnderPointer'>;

/** Only the focused card has them for the keyboard; with the pointer they come where it is; a phone has one on each card. */
function CardActions({ task, isActive, isUnderPointer }: CardActionsProps) {
  const { mayEdit } = useBoard();
  const openActions = useCardActions();
  const isPhone = useIsPhone();
  const shape =
    'relative z-10 grid size-6 place-items-center rounded-md bg-raised text-soft hover:bg-hover hover:text-ink touch:size-11';
  const isDrawn = isActive || isUnderPointer;
  if (!isDrawn && !isPhone) return null;
  return (
    <span
      className={`absolute top-1 right-1 flex rounded-md bg-raised md:not-has-[:focus-visible]:opacity-0 md:group-hover/card:opacity-100! max-md:static max-md:-my-3 max-md:-mr-3 ${isDrawn ? '' : 'md:hidden'}`}
    >
      {isDrawn && mayEdit && (
        <button
          type="button"
          tabIndex={isActive ? 0 : -1}
          aria-label={`${words.edit}: ${task.key}`}
          onClick={() => editTitle(task.id)}
          className={`${shape} max-md:hidden`}
        >
          <Pencil className="size-3.5" aria-hidden />
        </button>
      )}
      <button
        type="button"
        tabIndex={isActive ? 0 : -1}
        aria-label={words.menu(task.key)}
        aria-haspopup="menu"
        onClick={(event) => openActions(task.id, event.currentTarget)}
        className={shape}
      >
        <CardIcon sign="actions" size="size-4" />
      </button>
    </span>
  );
}
