'use client';

import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { Plus } from 'lucide-react';
import { useState } from 'react';
import { useToast } from '@helix/ui';
import { isClosedCategory } from '@helix/contracts/structure';
import { createTask, type TaskCard } from '@helix/contracts/tasks';
import { NotAnswered } from '../../lib/answered.tsx';
import { client } from '../../lib/browser-client.ts';
import { messageOf } from '../../lib/error-message.ts';
import { newKey } from '../../lib/new-key.ts';
import { useRowsInSight } from '../../lib/use-rows-in-sight.ts';
import { Hidden } from './dependencies.tsx';
import { dependencyKeys, subtasksQuery } from './dependency-queries.ts';
import { messages } from './messages.ts';
import { TaskLine } from './task-line.tsx';

export function Subtasks({ task, mayWrite }: { task: TaskCard; mayWrite: boolean }) {
  const asked = useQuery(subtasksQuery(client, task.id));
  if (!asked.data) return <NotAnswered asked={asked} />;
  const { items, hidden } = asked.data;
  const isEmpty = items.length + hidden === 0;
  if (isEmpty && !mayWrite) return null;
  const done = items.filter(({ category }) => isClosedCategory(category)).length;
  return (
    <section aria-label={messages.subtasks} data-empty={isEmpty ? '' : undefined}>
      {!isEmpty && (
        <div className="flex min-h-8 items-center gap-2">
          <h3 className="text-sm font-semibold">{messages.subtasks}</h3>
          {items.length > 0 && (
            <span className="text-xs text-soft tabular-nums">
              {messages.progress(done, items.length)}
            </span>
          )}
        </div>
      )}
      <SubtaskList tasks={items} />
      <Hidden count={hidden} />
      {mayWrite && <NewSubtask task={task} />}
    </section>
  );
}

const keyOf = ({ id }: TaskCard) => id;
const estimate = () => 32;

function SubtaskList({ tasks }: { tasks: readonly TaskCard[] }) {
  const { list, drawn, bottom, measure } = useRowsInSight({ rows: tasks, keyOf, estimate });
  return (
    <ul ref={list} style={{ paddingBottom: bottom }} className="[overflow-anchor:none]">
      {drawn.map(({ row, index, key, gap }) => (
        <TaskLine
          key={key}
          task={row}
          place={{
            ...{ ref: measure, style: { marginTop: gap } },
            ...{ 'data-index': index, 'data-row': key },
            ...{ 'aria-posinset': index + 1, 'aria-setsize': tasks.length },
          }}
        />
      ))}
    </ul>
  );
}

function NewSubtask({ task: { id: parentId, boardId } }: { task: TaskCard }) {
  const queries = useQueryClient();
  const show = useToast();
  const [title, setTitle] = useState('');
  const create = useMutation({
    mutationFn: (words: string) =>
      client.call(
        createTask,
        { body: { boardId, title: words, parentId } },
        { idempotencyKey: newKey() },
      ),
    onSuccess: () => queries.invalidateQueries({ queryKey: dependencyKeys.subtasks(parentId) }),
    onError(error, words) {
      setTitle(words);
      show(messages.notCreated(messageOf(error)), 'bad');
    },
  });
  return (
    <label className="add-line">
      <Plus aria-hidden />
      <input
        value={title}
        maxLength={500}
        aria-label={messages.newSubtask}
        placeholder={messages.addSubtask}
        onChange={(event) => setTitle(event.target.value)}
        onKeyDown={(event) => {
          if (event.nativeEvent.isComposing) return;
          if (event.key === 'Enter' && title.trim() !== '') {
            event.preventDefault();
            create.mutate(title.trim());
            setTitle('');
          } else if (event.key === 'Escape') {
            event.stopPropagation();
            setTitle('');
            event.currentTarget.blur();
          }
        }}
        className="field-sizing-content min-h-8 w-full bg-transparent text-sm outline-none placeholder:text-sm placeholder:text-soft touch:min-h-11 touch:text-[16px]"
      />
    </label>
  );
}
