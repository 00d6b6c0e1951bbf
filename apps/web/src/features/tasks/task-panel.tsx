'use client';

import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import Link from 'next/link';
import { useRouter } from 'next/navigation';
import { useEffect, useState } from 'react';
import { Button, Field, Select, Textarea, useToast } from '@helix/ui';
import {
  executeTask,
  priorities,
  prioritySchema,
  updateTask,
  type Task,
} from '@helix/contracts/tasks';
import { isEnded } from '@helix/contracts/runs';
import { client } from '../../lib/browser-client.ts';
import { messageOf } from '../../lib/error-message.ts';
import { agentsQuery } from '../agents/agent-queries.ts';
import { applyRun, applyTask, boardQuery } from '../boards/board-queries.ts';
import { useMoveTask } from '../boards/use-move-task.ts';
import { RunPanel } from '../runs/run-panel.tsx';
import { Comments } from './comments.tsx';
import { taskQuery } from './task-queries.ts';

/** A task beside its board, under an address of its own. */
export function TaskPanel({ boardId, taskId }: { boardId: string; taskId: string }) {
  const { data: task } = useQuery(taskQuery(client, taskId));
  const router = useRouter();
  const close = `/boards/${boardId}`;
  useEffect(() => {
    const onKey = (event: KeyboardEvent) => {
      const typing =
        event.target instanceof HTMLElement && event.target.matches('input, textarea, select');
      if (event.key === 'Escape' && !typing) router.push(close);
    };
    window.addEventListener('keydown', onKey);
    return () => window.removeEventListener('keydown', onKey);
  }, [close, router]);
  if (!task) return null;
  return (
    <aside
      aria-label={`Task ${task.key}`}
      className="flex w-[34rem] shrink-0 flex-col border-l border-line bg-paper max-md:fixed max-md:inset-0 max-md:z-20 max-md:w-full"
    >
      <header className="flex items-center justify-between border-b border-line px-5 py-2">
        <span className="font-mono text-xs text-soft">{task.key}</span>
        <Link
          href={close}
          className="grid size-8 place-items-center rounded-md text-lg text-soft hover:bg-sunken max-md:size-11"
          aria-label="Close the task"
        >
          ×
        </Link>
      </header>
      <div className="grid content-start gap-5 overflow-y-auto px-5 py-4">
        <TaskText task={task} />
        <TaskFields task={task} />
        <TaskRun task={task} />
        <Comments taskId={task.id} />
      </div>
    </aside>
  );
}

/** One after the other, each on the version that the one before has made. */
function useUpdateTask({ id }: Task) {
  const queries = useQueryClient();
  const show = useToast();
  return useMutation({
    scope: { id: `task ${id}` },
    mutationFn: (
      changes: Partial<Pick<Task, 'title' | 'description' | 'priority' | 'agentId'>>,
    ) => {
      const version = queries.getQueryData(taskQuery(client, id).queryKey)?.version;
      return client.call(updateTask, { params: { taskId: id }, body: { ...changes, version } });
    },
    onSuccess: (saved) => applyTask(queries, saved),
    onError(error) {
      show(messageOf(error), 'bad');
      void queries.invalidateQueries({ queryKey: taskQuery(client, id).queryKey });
    },
  });
}

/** Saved when the field is left; what somebody else wrote meanwhile is not overwritten. */
function TaskText({ task }: { task: Task }) {
  const update = useUpdateTask(task);
  const [title, setTitle] = useState(task.title);
  const [description, setDescription] = useState(task.description);
  useEffect(() => setTitle(task.title), [task.title]);
  useEffect(() => setDescription(task.description), [task.description]);
  return (
    <div className="grid gap-3">
      <textarea
        aria-label="Title"
        rows={1}
        maxLength={500}
        value={title}
        onChange={(event) => setTitle(event.target.value)}
        onBlur={() => title.trim() !== '' && title !== task.title && update.mutate({ title })}
        className="field-sizing-content resize-none rounded-md bg-transparent text-xl leading-snug font-semibold"
      />
      <Textarea
        aria-label="Description"
        placeholder="What should be done, and how will you know that it is good?"
        rows={3}
        value={description}
        onChange={(event) => setDescription(event.target.value)}
        onBlur={() => description !== task.description && update.mutate({ description })}
        className="field-sizing-content min-h-20"
      />
    </div>
  );
}

function TaskFields({ task }: { task: Task }) {
  const { data: view } = useQuery(boardQuery(client, task.boardId));
  const { data: agents } = useQuery(agentsQuery(client));
  const update = useUpdateTask(task);
  const move = useMoveTask();
  return (
    <div className="grid grid-cols-3 gap-3 max-md:grid-cols-1">
      <Field label="Column">
        <Select
          value={task.columnId}
          onChange={(event) =>
            move.mutate({ task, columnId: event.target.value, index: Number.MAX_SAFE_INTEGER })
          }
        >
          {view?.columns.map(({ id, name }) => (
            <option key={id} value={id}>
              {name}
            </option>
          ))}
        </Select>
      </Field>
      <Field label="Priority">
        <Select
          value={task.priority}
          onChange={(event) =>
            update.mutate({ priority: prioritySchema.parse(event.target.value) })
          }
        >
          {priorities.map((priority) => (
            <option key={priority} value={priority}>
              {priority}
            </option>
          ))}
        </Select>
      </Field>
      <Field label="Agent">
        <Select
          value={task.agentId ?? ''}
          onChange={(event) => update.mutate({ agentId: event.target.value || null })}
        >
          <option value="">Nobody</option>
          {agents?.items.map(({ id, name }) => (
            <option key={id} value={id}>
              {name}
            </option>
          ))}
        </Select>
      </Field>
    </div>
  );
}

function TaskRun({ task }: { task: Task }) {
  const { data: agents } = useQuery(agentsQuery(client));
  const queries = useQueryClient();
  const show = useToast();
  const execute = useMutation({
    mutationFn: () => client.call(executeTask, { params: { taskId: task.id }, body: {} }),
    onSuccess: (run) => applyRun(queries, run),
    onError: (error) => show(messageOf(error), 'bad'),
  });
  const busy = task.latestRun !== null && !isEnded(task.latestRun.status);
  const nameOf = (agentId: string) =>
    agents?.items.find(({ id }) => id === agentId)?.name ?? 'Agent';
  return (
    <div className="grid gap-3">
      {!busy && (
        <div className="flex flex-wrap items-center gap-3">
          <Button
            look="primary"
            disabled={task.agentId === null}
            busy={execute.isPending}
            onClick={() => execute.mutate()}
          >
            {task.latestRun ? 'Execute again' : 'Execute'}
          </Button>
          {task.agentId === null && (
            <span className="text-sm text-soft">
              {agents?.items.length === 0 ? (
                <>
                  There is no agent yet.{' '}
                  <Link href="/agents" className="text-accent underline">
                    Create one
                  </Link>
                </>
              ) : (
                'Choose an agent first.'
              )}
            </span>
          )}
        </div>
      )}
      {task.latestRun && (
        <RunPanel
          key={task.latestRun.id}
          runId={task.latestRun.id}
          agentName={nameOf(task.latestRun.agentId)}
        />
      )}
    </div>
  );
}
