'use client';

import { useRouter } from 'next/navigation';
import type { TaskCard } from '@helix/contracts/tasks';
import { leaveControl, useSelection } from '../selection/index.ts';
import { useCommands, type Command } from '../shortcuts/index.ts';
import type { ListServices } from './list-context.tsx';
import { messages } from './messages.ts';

const words = messages.commands;

/** The same keys as on a board, as far as a list has a use for them. */
export function useListKeys(
  { hrefOf, edit }: Pick<ListServices, 'hrefOf' | 'edit'>,
  tasks: readonly TaskCard[],
  peek: { readonly isOpen: boolean; readonly toggle: () => void },
): void {
  const router = useRouter();
  const { focusedId, selectedIds, step: stepTo, toggle, selectAll, clear } = useSelection();
  const step = (by: number, options?: { extend: boolean }) => {
    leaveControl();
    stepTo(by, options);
  };
  const focused = tasks.find(({ id }) => id === focusedId);
  const has = focused !== undefined;
  const key = (
    id: string,
    title: string,
    fields: Omit<Command, 'id' | 'title' | 'group'>,
  ): Command => ({ id: `list.${id}`, title, group: messages.group, isKeyOnly: true, ...fields });
  const extend = { extend: true };
  useCommands([
    key('next', words.next, { keys: ['j', 'ArrowDown'], repeats: true, run: () => step(1) }),
    key('previous', words.previous, { keys: ['k', 'ArrowUp'], repeats: true, run: () => step(-1) }),
    key('extend-down', words.extendDown, {
      keys: ['Shift+j', 'Shift+ArrowDown'],
      repeats: true,
      run: () => step(1, extend),
    }),
    key('extend-up', words.extendUp, {
      keys: ['Shift+k', 'Shift+ArrowUp'],
      repeats: true,
      run: () => step(-1, extend),
    }),
    key('select', words.select, {
      keys: ['x'],
      isAvailable: has,
      run: () => focused && toggle(focused.id),
    }),
    key('select-all', words.selectAll, { keys: ['$mod+a'], run: selectAll }),
    key('peek', peek.isOpen ? words.closePeek : words.peek, {
      keys: ['Space'],
      isAvailable: has || peek.isOpen,
      run: peek.toggle,
    }),
    key('clear', peek.isOpen ? words.closePeek : words.clear, {
      keys: ['Escape'],
      isAvailable: peek.isOpen || selectedIds.size > 0,
      run: peek.isOpen ? peek.toggle : clear,
    }),
    key('open', words.open, {
      keys: ['Enter'],
      isAvailable: has,
      run: () => focused && router.push(hrefOf(focused), { scroll: false }),
    }),
    key('edit-title', words.editTitle, {
      keys: ['e', 'F2'],
      isAvailable: has,
      run: () => edit(focusedId),
    }),
  ]);
}
