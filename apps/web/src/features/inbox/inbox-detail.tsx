'use client';

import { Archive, ChevronLeft, Mail, MailOpen } from 'lucide-react';
import Link from 'next/link';
import type { Notification } from '@helix/contracts/notifications';
import { buttonClass, IconButton } from '@helix/ui';
import { RelativeTime } from '../../lib/relative-time.tsx';
import { ActorMark } from '../comments/actor-mark.tsx';
import { plainText } from '../markdown/plain-text.ts';
import { InboxTask } from './inbox-task.tsx';
import { messages } from './messages.ts';
import { hrefOf } from './notification-link.ts';
import { SnoozeMenu } from './snooze-menu.tsx';
import type { useInboxActions } from './use-inbox-actions.ts';

type InboxDetailProps = {
  notification: Notification;
  actions: ReturnType<typeof useInboxActions>;
  onBack: () => void;
};

/** What happened, and the thing that it happened to, so that one can act right here. */
export function InboxDetail({ notification, actions, onBack }: InboxDetailProps) {
  const { subject, state } = notification;
  const isUnread = state === 'unread';
  return (
    <article aria-label={subject.title} className="flex min-h-0 min-w-0 flex-1 flex-col">
      <header className="flex items-center gap-1 border-b border-line px-3 py-1.5">
        <span className="md:hidden">
          <IconButton label={messages.back} icon={<ChevronLeft />} onClick={onBack} />
        </span>
        <Link href={hrefOf(notification)} className={buttonClass({ look: 'plain', size: 'small' })}>
          {openLabels[subject.kind]}
        </Link>
        <span className="ml-auto flex items-center gap-1">
          <IconButton
            label={isUnread ? messages.markRead : messages.markUnread}
            shortcut={isUnread ? 'r' : 'u'}
            icon={isUnread ? <MailOpen /> : <Mail />}
            onClick={() => (isUnread ? actions.read(notification) : actions.unread(notification))}
          />
          <SnoozeMenu onSnooze={(until) => actions.snooze(notification, until)} />
          {state !== 'archived' && (
            <IconButton
              label={messages.archive}
              shortcut="e"
              icon={<Archive />}
              onClick={() => actions.archive(notification)}
            />
          )}
        </span>
      </header>
      <div className="min-h-0 flex-1 overflow-y-auto">
        <div className="mx-auto grid max-w-3xl gap-6 gutter py-5">
          <News notification={notification} />
          {subject.kind === 'task' && <InboxTask taskId={subject.id} />}
        </div>
      </div>
    </article>
  );
}

const openLabels = {
  task: messages.openTask,
  board: messages.openBoard,
  member: messages.openMember,
};

function News({ notification: { subject, reasons } }: { notification: Notification }) {
  return (
    <section aria-label={messages.news} className="grid gap-3">
      <h2 className="text-lg font-semibold">
        {subject.key !== null && (
          <span className="mr-1 font-mono text-sm font-normal text-soft">{subject.key}</span>
        )}{' '}
        {subject.title}
      </h2>
      <ul className="grid gap-2">
        {reasons.map((reason) => (
          <li key={reason.seq} className="flex gap-2.5 text-sm">
            <ActorMark actor={reason.actor} size="small" />
            <div className="min-w-0 flex-1">
              <p className="text-soft">
                <span className="font-medium text-ink">
                  {messages.subjectKinds.includes(reason.kind) ? messages.it : reason.actor.name}
                </span>{' '}
                {messages.kinds[reason.kind]} · <RelativeTime at={reason.at} />
              </p>
              {reason.text !== null && (
                <p className="mt-0.5 border-l-2 border-line pl-2 break-words">
                  {plainText(reason.text)}
                </p>
              )}
            </div>
          </li>
        ))}
      </ul>
    </section>
  );
}
