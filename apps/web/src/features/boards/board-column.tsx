'use client';

import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useRef, useState, type DragEvent } from 'react';
import { Button, Input, useToast } from '@helix/ui';
import type { Agent } from '@helix/contracts/agents';
import { createTask } from '@helix/contracts/tasks';
import { client } from '../../lib/browser-client.ts';
import { messageOf } from '../../lib/error-message.ts';
import { applyTask } from './board-queries.ts';
import type { BoardView } from './board-view-patch.ts';
import { TaskCard } from './task-card.tsx';

type BoardColumnProps = {
  column: BoardView['columns'][number];
  agents: ReadonlyMap<string, Agent>;
  onDragStart: (taskId: string) => void;
  onDrop: (columnId: string, index: number) => void;
};

export function BoardColumn({ column, agents, onDragStart, onDrop }: BoardColumnProps) {
  const list = useRef<HTMLUListElement>(null);
  const [isOver, setIsOver] = useState(false);
  const drop = (event: DragEvent) => {
    event.preventDefault();
    setIsOver(false);
    onDrop(column.id, indexAt(list.current, event.clientY));
  };
  return (
    <section
      aria-label={column.name}
      className={`flex max-h-full w-72 shrink-0 snap-start flex-col rounded-xl bg-sunken max-md:w-[85vw] ${isOver ? 'outline-2 outline-accent' : ''}`}
      onDragOver={(event) => {
        event.preventDefault();
        setIsOver(true);
      }}
      onDragLeave={() => setIsOver(false)}
      onDrop={drop}
    >
      <h2 className="flex items-center justify-between px-3 pt-3 pb-2 text-sm font-semibold">
        {column.name}
        <span className="font-normal text-soft tabular-nums">{column.tasks.length}</span>
      </h2>
      <ul ref={list} className="grid min-h-2 content-start gap-2 overflow-y-auto px-2">
        {column.tasks.map((task) => (
          <TaskCard
            key={task.id}
            task={task}
            agent={task.agentId === null ? undefined : agents.get(task.agentId)}
            onDragStart={onDragStart}
          />
        ))}
      </ul>
      <QuickAdd boardId={column.boardId} columnId={column.id} columnName={column.name} />
    </section>
  );
}

/** Before which card a pointer at this height is. */
function indexAt(list: HTMLUListElement | null, y: number): number {
  const cards = [...(list?.querySelectorAll('[data-task]') ?? [])];
  const index = cards.findIndex((card) => {
    const { top, height } = card.getBoundingClientRect();
    return y < top + height / 2;
  });
  return index === -1 ? cards.length : index;
}

/** Enter adds and keeps the field open for the next one. */
function QuickAdd({
  boardId,
  columnId,
  columnName,
}: {
  boardId: string;
  columnId: string;
  columnName: string;
}) {
  const queries = useQueryClient();
  const show = useToast();
  const [isOpen, setIsOpen] = useState(false);
  const add = useMutation({
    mutationFn: (title: string) => client.call(createTask, { body: { boardId, columnId, title } }),
    onSuccess: (task) => applyTask(queries, task),
    onError: (error) => show(messageOf(error), 'bad'),
  });
  if (!isOpen) {
    return (
      <Button
        look="quiet"
        className="m-1 justify-start"
        onClick={() => setIsOpen(true)}
        aria-label={`Add a task to ${columnName}`}
      >
        + Add task
      </Button>
    );
  }
  return (
    <form
      className="p-2"
      onSubmit={(event) => {
        event.preventDefault();
        const form = event.currentTarget;
        const title = String(new FormData(form).get('title') ?? '').trim();
        if (title === '') return;
        form.reset();
        add.mutate(title);
      }}
    >
      <Input
        name="title"
        autoFocus
        maxLength={500}
        placeholder="What is to be done?"
        aria-label={`Title of the new task in ${columnName}`}
        onBlur={(event) => event.currentTarget.value.trim() === '' && setIsOpen(false)}
        onKeyDown={(event) => event.key === 'Escape' && setIsOpen(false)}
      />
    </form>
  );
}
