'use client';

import { AlarmClock } from 'lucide-react';
import { memo } from 'react';
import type { Notification } from '@helix/contracts/notifications';
import { RelativeTime } from '../../lib/relative-time.tsx';
import { ActorMark } from '../comments/actor-mark.tsx';
import { plainText } from '../markdown/plain-text.ts';
import { messages } from './messages.ts';

type InboxRowProps = {
  notification: Notification;
  isOpen: boolean;
  onOpen: (notification: Notification) => void;
  /** To what it is about. */
  onFollow: (notification: Notification) => void;
};

/** Who did what, and to which task, in two lines. */
export const InboxRow = memo(function InboxRow({
  notification,
  isOpen,
  onOpen,
  onFollow,
}: InboxRowProps) {
  const { id, subject, state, snoozedUntil, sortedAt, reasons, unreadCount } = notification;
  const reason = reasons[0];
  const isUnread = state === 'unread';
  return (
    <li>
      <button
        type="button"
        id={`row-${id}`}
        aria-current={isOpen ? 'true' : undefined}
        onClick={() => onOpen(notification)}
        onDoubleClick={() => onFollow(notification)}
        onKeyDown={(event) => {
          if (event.key !== 'Enter' || !isOpen) return;
          event.preventDefault();
          onFollow(notification);
        }}
        className={`grid w-full grid-cols-[auto_minmax(0,1fr)_auto] gap-x-3 border-b border-line px-4 py-2.5 text-left -outline-offset-2 ${isOpen ? 'bg-selected' : 'hover:bg-hover'}`}
      >
        <span className="pt-0.5">{reason && <ActorMark actor={reason.actor} />}</span>
        <span className="min-w-0">
          <span className="flex items-center gap-1.5">
            {isUnread && (
              <>
                <span aria-hidden className="size-1.5 shrink-0 rounded-full bg-accent" />
                <span className="sr-only">{messages.unread}:</span>
              </>
            )}
            <span className={`truncate text-sm ${isUnread ? 'font-semibold' : ''}`}>
              {subject.title}
            </span>
          </span>
          <span className="block truncate text-xs text-soft">
            {reason && <ReasonSentence notification={notification} />}
            {unreadCount > 1 && ` ${messages.more(unreadCount - 1)}`}
          </span>
          {reason?.text !== null && reason?.text !== undefined && (
            <span className="mt-0.5 block truncate text-xs text-soft">
              “{plainText(reason.text)}”
            </span>
          )}
        </span>
        <span className="grid justify-items-end gap-0.5 text-xs text-soft">
          <span className="flex items-center gap-1">
            {snoozedUntil !== null && <AlarmClock aria-hidden className="size-3" />}
            <RelativeTime at={snoozedUntil ?? sortedAt} />
          </span>
          {subject.key !== null && <span className="font-mono">{subject.key}</span>}
        </span>
      </button>
    </li>
  );
});

function ReasonSentence({ notification: { reasons, subject } }: { notification: Notification }) {
  const reason = reasons[0];
  if (reason === undefined) return null;
  const { kind, actor } = reason;
  if (messages.subjectKinds.includes(kind)) return `${messages.it} ${messages.kinds[kind]}`;
  // Who joined is the subject already.
  if (subject.kind === 'member') return messages.kinds[kind];
  return `${actor.name} ${messages.kinds[kind]}`;
}
