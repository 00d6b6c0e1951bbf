'use client';

import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { Bell, BellOff, Eye, EyeOff } from 'lucide-react';
import { useRef, useState } from 'react';
import { Avatar, AvatarStack, Menu, PickMenu, useToast, type MenuItem } from '@helix/ui';
import { addWatcher, removeWatcher, unwatch, watch, type Watcher } from '@helix/contracts/watchers';
import { client } from '../../lib/browser-client.ts';
import { messageOf } from '../../lib/error-message.ts';
import { membersQuery } from '../members/member-queries.ts';
import { messages } from './messages.ts';
import { taskKeys, watchersQuery } from './task-queries.ts';

type TaskWatchersProps = { taskId: string; mayManage: boolean; className: string };

export function TaskWatchers({ taskId, mayManage, className }: TaskWatchersProps) {
  const { data } = useQuery(watchersQuery(client, taskId));
  const trigger = useRef<HTMLButtonElement>(null);
  const [isPicking, setIsPicking] = useState(false);
  const change = useWatching(taskId);
  const mine = data?.mine ?? null;
  const watchers = data?.items ?? [];
  const isMuted = mine?.reason === 'muted';
  const own: MenuItem[] = isMuted
    ? [item(messages.unmute, <Bell aria-hidden />, () => change.mutate(() => watchIt(taskId)))]
    : [
        mine
          ? item(messages.stopWatching, <EyeOff aria-hidden />, () =>
              change.mutate(() => client.call(unwatch, { params: { taskId } })),
            )
          : item(messages.watch, <Eye aria-hidden />, () => change.mutate(() => watchIt(taskId))),
        item(messages.mute, <BellOff aria-hidden />, () =>
          change.mutate(() => watchIt(taskId, true)),
        ),
      ];
  const others: MenuItem[] = mayManage
    ? ['separator', item(messages.addWatchers, undefined, () => setIsPicking(true))]
    : [];
  const state = isMuted ? messages.muted : mine ? messages.watching : messages.watch;
  return (
    <>
      <Menu
        items={[...own, ...others]}
        trigger={
          <button
            ref={trigger}
            type="button"
            aria-label={messages.change(
              messages.watchers,
              `${messages.watcherList(watchers.length)}, ${state}`,
            )}
            className={className}
          >
            {watchers.length > 0 && (
              <AvatarStack
                size="small"
                people={watchers.map(({ memberId, name }) => ({ id: memberId, name }))}
              />
            )}
            <span className={`truncate ${mine ? '' : 'text-soft'}`}>{state}</span>
          </button>
        }
      />
      {isPicking && (
        <WatcherPicker
          taskId={taskId}
          watchers={watchers}
          anchor={trigger.current}
          onClose={() => setIsPicking(false)}
          onChange={change.mutate}
        />
      )}
    </>
  );
}

type WatcherPickerProps = {
  taskId: string;
  watchers: readonly Watcher[];
  anchor: Element | null;
  onClose: () => void;
  onChange: (work: () => Promise<unknown>) => void;
};

function WatcherPicker({ taskId, watchers, anchor, onClose, onChange }: WatcherPickerProps) {
  const { data: members } = useQuery(membersQuery(client));
  const watching = watchers.map(({ memberId }) => memberId);
  return (
    <PickMenu
      multiple
      label={messages.watchers}
      anchor={anchor}
      open
      onOpenChange={(isOpen) => !isOpen && onClose()}
      value={watching}
      items={(members ?? []).map(({ id, name, email }) => ({
        id,
        label: name,
        hint: email,
        icon: <Avatar name={name} size="small" isDecorative />,
      }))}
      onPick={(ids) => {
        const added = ids.find((id) => !watching.includes(id));
        const removed = watching.find((id) => !ids.includes(id));
        const [memberId, endpoint] =
          added === undefined ? [removed, removeWatcher] : [added, addWatcher];
        if (memberId !== undefined) {
          onChange(() => client.call(endpoint, { params: { taskId, memberId } }));
        }
      }}
    />
  );
}

function useWatching(taskId: string) {
  const queries = useQueryClient();
  const show = useToast();
  return useMutation({
    mutationFn: (work: () => Promise<unknown>) => work(),
    onSuccess: () => queries.invalidateQueries({ queryKey: taskKeys.watchers(taskId) }),
    onError: (error) => show(messages.notWatched(messageOf(error)), 'bad'),
  });
}

const watchIt = (taskId: string, muted = false) =>
  client.call(watch, { params: { taskId }, body: { muted } });

const item = (label: string, icon: React.ReactNode, onSelect: () => void): MenuItem => ({
  label,
  icon,
  onSelect,
});
