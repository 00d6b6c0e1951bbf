'use client';

import { useQuery } from '@tanstack/react-query';
import { Search } from 'lucide-react';
import { useId, useState, type KeyboardEvent, type ReactElement } from 'react';
import { Popover, StatusDot } from '@helix/ui';
import type { TaskCard } from '@helix/contracts/tasks';
import { client } from '../../lib/browser-client.ts';
import { taskSearchQuery } from '../task-list/task-search-query.ts';

import { messages } from './messages.ts';

type TaskPickerProps = {
  label: string;
  trigger: ReactElement;
  /** What makes no sense to pick. */
  leaveOut: ReadonlySet<string>;
  onPick: (task: TaskCard) => void;
};

/** Finds a task on any board by its key or its words. */
export function TaskPicker({ label, trigger, leaveOut, onPick }: TaskPickerProps) {
  const [isOpen, setIsOpen] = useState(false);
  return (
    <Popover label={label} trigger={trigger} open={isOpen} onOpenChange={setIsOpen} className="p-0">
      <TaskSearch
        leaveOut={leaveOut}
        onPick={(task) => {
          setIsOpen(false);
          onPick(task);
        }}
      />
    </Popover>
  );
}

type TaskSearchProps = Pick<TaskPickerProps, 'leaveOut' | 'onPick'>;

function TaskSearch({ leaveOut, onPick }: TaskSearchProps) {
  const id = useId();
  const [words, setWords] = useState('');
  const [index, setIndex] = useState(0);
  const { data, isFetching } = useQuery(taskSearchQuery(client, { query: words }));
  const found = words.trim() === '' ? [] : (data ?? []);
  const tasks = found.filter(({ id: taskId }) => !leaveOut.has(taskId));
  const active = Math.min(index, tasks.length - 1);
  const onKeyDown = (event: KeyboardEvent) => {
    const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
    const chosen = tasks[active];
    if (step !== undefined && tasks.length > 0) {
      event.preventDefault();
      setIndex((active + step + tasks.length) % tasks.length);
    } else if (event.key === 'Enter' && chosen) {
      event.preventDefault();
      onPick(chosen);
    }
  };
  return (
    <div className="w-80 max-w-[calc(100vw-1rem)]">
      <div className="flex items-center gap-2 border-b border-line px-3">
        <Search aria-hidden className="size-4 shrink-0 text-soft" />
        <input
          role="combobox"
          aria-label={messages.findTask}
          aria-expanded={tasks.length > 0}
          aria-controls={`${id}-list`}
          aria-activedescendant={active >= 0 ? `${id}-${active}` : undefined}
          autoComplete="off"
          value={words}
          placeholder={messages.findHint}
          onChange={(event) => {
            setWords(event.target.value);
            setIndex(0);
          }}
          onKeyDown={onKeyDown}
          className="min-h-9 w-full bg-transparent text-sm outline-none placeholder:text-soft touch:min-h-11 touch:text-[16px]"
        />
      </div>
      <ul
        id={`${id}-list`}
        role="listbox"
        aria-label={messages.results}
        className="max-h-72 overflow-y-auto p-1 empty:p-0"
      >
        {tasks.map((task, at) => (
          <li
            key={task.id}
            id={`${id}-${at}`}
            role="option"
            aria-selected={at === active}
            data-highlighted={at === active ? '' : undefined}
            className="floating-item touch:min-h-11"
            onPointerMove={() => setIndex(at)}
            onClick={() => onPick(task)}
          >
            <StatusDot kind={task.category} />
            <span className="shrink-0 font-mono text-xs text-soft">{task.key}</span>
            <span className="truncate">{task.title}</span>
          </li>
        ))}
      </ul>
      {words.trim() !== '' && tasks.length === 0 && !isFetching && (
        <p role="status" className="px-3 py-3 text-sm text-soft">
          {messages.noTask}
        </p>
      )}
    </div>
  );
}
