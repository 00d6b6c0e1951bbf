'use client';

import {
  AlarmClock,
  Archive,
  ArrowDown,
  ArrowUp,
  CheckCheck,
  Mail,
  MailOpen,
  SquareArrowOutUpRight,
} from 'lucide-react';
import { useRouter } from 'next/navigation';
import type { Notification } from '@helix/contracts/notifications';
import { useCommands, type Command } from '../shortcuts/index.ts';
import { messages } from './messages.ts';
import { hrefOf } from './notification-link.ts';
import { snoozeTimes } from './snooze-times.ts';
import type { useInboxActions } from './use-inbox-actions.ts';

type InboxKeys = {
  shown: readonly Notification[];
  open: Notification | undefined;
  select: (notification: Notification) => void;
  close: () => void;
  actions: ReturnType<typeof useInboxActions>;
};

/** From one to the next. What is put away makes room for the one after it. */
function useSteps({ shown, open, select, close }: InboxKeys) {
  const index = shown.findIndex(({ id }) => id === open?.id);
  const walkTo = (next: Notification) => {
    select(next);
    const row = document.getElementById(`row-${next.id}`);
    row?.scrollIntoView({ block: 'nearest' });
    row?.focus({ preventScroll: true });
  };
  const go = (step: 1 | -1) => {
    const next = shown[Math.min(Math.max(index + step, 0), shown.length - 1)];
    if (next !== undefined) walkTo(next);
  };
  const putAway = (act: (notification: Notification) => void) => {
    if (open === undefined) return;
    const next = shown[index + 1] ?? shown[index - 1];
    if (next === undefined) close();
    else walkTo(next);
    act(open);
  };
  return { go, putAway };
}

export function useInboxKeys(inbox: InboxKeys): void {
  const { open, close, actions } = inbox;
  const router = useRouter();
  const { go, putAway } = useSteps(inbox);
  const { group } = messages;
  const isAvailable = open !== undefined;
  const isUnread = open?.state === 'unread';
  const at = (act: (notification: Notification) => void) => () => {
    if (open !== undefined) act(open);
  };
  const moves: readonly Command[] = [
    { ...step('next', messages.next, ['j', 'ArrowDown']), icon: ArrowDown, run: () => go(1) },
    { ...step('previous', messages.previous, ['k', 'ArrowUp']), icon: ArrowUp, run: () => go(-1) },
    { ...step('close', messages.back, ['Escape']), isAvailable, run: close },
  ];
  const changes: readonly Command[] = [
    change('open', messages.open, {
      keys: ['Enter', 'o'],
      icon: SquareArrowOutUpRight,
      isAvailable,
      run: at((shown) => router.push(hrefOf(shown))),
    }),
    change('archive', messages.archive, {
      keys: ['e'],
      icon: Archive,
      isAvailable,
      run: () => putAway(actions.archive),
    }),
    change('read', messages.markRead, {
      keys: ['r'],
      icon: MailOpen,
      isAvailable: isAvailable && isUnread,
      run: at(actions.read),
    }),
    change('unread', messages.markUnread, {
      keys: ['u'],
      icon: Mail,
      isAvailable: isAvailable && !isUnread,
      run: at(actions.unread),
    }),
    change('read-all', messages.readAll, {
      keys: ['Shift+r'],
      icon: CheckCheck,
      run: actions.readAll,
    }),
  ];
  const sleeps = snoozeTimes(new Date()).map(({ id, label, until }): Command => ({
    id: `inbox.snooze.${id}`,
    title: `${messages.snooze}: ${label}`,
    group,
    icon: AlarmClock,
    isAvailable,
    ...(id === 'tomorrow' && { keys: ['s'] }),
    run: () => putAway((notification) => actions.snooze(notification, until)),
  }));
  useCommands([...moves, ...changes, ...sleeps]);
}

type Doing = Omit<Command, 'id' | 'title' | 'group'>;

const change = (id: string, title: string, doing: Doing): Command => ({
  id: `inbox.${id}`,
  title,
  group: messages.group,
  ...doing,
});

const step = (id: string, title: string, keys: readonly string[]) => ({
  id: `inbox.${id}`,
  title,
  group: messages.group,
  keys,
  isKeyOnly: true,
  repeats: true,
});
