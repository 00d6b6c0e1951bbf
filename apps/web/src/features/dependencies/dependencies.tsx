'use client';

import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { Plus } from 'lucide-react';
import { useToast } from '@helix/ui';
import { addDependency, removeDependency } from '@helix/contracts/dependencies';
import { isClosedCategory } from '@helix/contracts/structure';
import type { TaskCard } from '@helix/contracts/tasks';
import { NotAnswered } from '../../lib/answered.tsx';
import { client } from '../../lib/browser-client.ts';
import { messageOf } from '../../lib/error-message.ts';
import { useUndo } from '../undo/index.ts';
import { dependenciesQuery, dependencyKeys } from './dependency-queries.ts';
import { messages } from './messages.ts';
import { TaskLine } from './task-line.tsx';
import { TaskPicker } from './task-picker.tsx';

type DependenciesProps = { taskId: string; mayWrite: boolean };

/** What a task waits for, and what waits for it. A circle is refused in words by the server. */
export function Dependencies({ taskId, mayWrite }: DependenciesProps) {
  const asked = useQuery(dependenciesQuery(client, taskId));
  const { add, remove } = useDependencyChanges(taskId);
  if (!asked.data) return <NotAnswered asked={asked} />;
  const { blockedBy, blocks } = asked.data;
  const hasBlocks = blocks.items.length + blocks.hidden > 0;
  const isEmpty = blockedBy.items.length + blockedBy.hidden === 0;
  if (isEmpty && !hasBlocks && !mayWrite) return null;
  const open = blockedBy.items.filter(({ category }) => !isClosedCategory(category)).length;
  const known = new Set([taskId, ...blockedBy.items.map(({ id }) => id)]);
  return (
    <section
      aria-label={messages.relations}
      id="dependencies"
      tabIndex={-1}
      data-empty={isEmpty && !hasBlocks ? '' : undefined}
    >
      <div>
        {!isEmpty && (
          <div className="flex min-h-8 items-center gap-2">
            <h3 className="text-sm font-semibold">{messages.waitsFor}</h3>
            {blockedBy.items.length > 0 && (
              <span className={`text-xs ${open > 0 ? 'font-medium text-busy' : 'text-soft'}`}>
                {open > 0 ? messages.openBlockers(open) : messages.allDone}
              </span>
            )}
          </div>
        )}
        <ul>
          {blockedBy.items.map((task) => (
            <TaskLine
              key={task.id}
              task={task}
              {...(mayWrite && {
                removeLabel: messages.remove(task.key),
                onRemove: () => remove.mutate(task),
              })}
            />
          ))}
        </ul>
        <Hidden count={blockedBy.hidden} />
        {mayWrite && (
          <TaskPicker
            label={messages.addBlocker}
            leaveOut={known}
            onPick={add.mutate}
            trigger={
              <button type="button" className="add-line">
                <Plus aria-hidden />
                {messages.addBlocker}
              </button>
            }
          />
        )}
      </div>
      {hasBlocks && (
        <div className="not-first:mt-2">
          <h3 className="flex min-h-8 items-center text-sm font-semibold">{messages.blocks}</h3>
          <ul>
            {blocks.items.map((task) => (
              <TaskLine key={task.id} task={task} />
            ))}
          </ul>
          <Hidden count={blocks.hidden} />
        </div>
      )}
    </section>
  );
}

export function Hidden({ count }: { count: number }) {
  return count === 0 ? null : <p className="text-xs text-soft">{messages.hidden(count)}</p>;
}

function useDependencyChanges(taskId: string) {
  const queries = useQueryClient();
  const show = useToast();
  const undo = useUndo();
  const readAgain = () => queries.invalidateQueries({ queryKey: dependencyKeys.of(taskId) });
  const waitFor = ({ id: blockedById }: TaskCard) =>
    client.call(addDependency, { params: { taskId }, body: { blockedById } });
  const add = useMutation({
    mutationFn: waitFor,
    onSuccess: readAgain,
    onError: (error) => show(messages.notAdded(messageOf(error)), 'bad'),
  });
  const remove = useMutation({
    mutationFn: ({ id: blockedById }: TaskCard) =>
      client.call(removeDependency, { params: { taskId, blockedById } }),
    async onSuccess(_removed, task) {
      undo.offer({
        title: messages.removed(task.key),
        undo: async () => {
          await waitFor(task);
          await readAgain();
        },
      });
      await readAgain();
    },
    onError: (error) => show(messages.notRemoved(messageOf(error)), 'bad'),
  });
  return { add, remove };
}
