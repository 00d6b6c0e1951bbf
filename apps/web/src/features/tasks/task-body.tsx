'use client';

import { useQuery } from '@tanstack/react-query';
import dynamic from 'next/dynamic';
import { useRef } from 'react';
import type { Task } from '@helix/contracts/tasks';
import { client } from '../../lib/browser-client.ts';
import { Attachments } from '../attachments/attachments.tsx';
import { Checklist } from '../checklists/checklist.tsx';
import { Composer } from '../composer/composer.tsx';
import { Dependencies } from '../dependencies/dependencies.tsx';
import { Subtasks } from '../dependencies/subtasks.tsx';
import { OpenQuestions } from '../questions/index.ts';
import { useCommands } from '../shortcuts/index.ts';
import { useTextDraft } from '../text-editor/use-text-draft.ts';
import { Timeline } from '../timeline/timeline.tsx';
import { WhyBar } from '../why/why-bar.tsx';
import { whyQuery } from '../why/why-queries.ts';
import { ExecuteButton } from './execute-button.tsx';
import { messages } from './messages.ts';
import { TaskDescription } from './task-description.tsx';
import { TaskFields } from './task-fields.tsx';
import { TaskTitle } from './task-title.tsx';
import { usePermission } from './use-permission.ts';
import { useSlashCommands } from './use-slash-commands.tsx';

const ReviewBar = dynamic(async () => (await import('../reviews/review-bar.tsx')).ReviewBar);

type TaskBodyProps = {
  task: Task;
  /** Whether the long text is still on its way. */
  isLoading: boolean;
  isPage: boolean;
};

/** The parts of a task, the same beside a board and on a page of its own. */
export function TaskBody({ task, isLoading, isPage }: TaskBodyProps) {
  const { mayWrite } = usePermission(task);
  return (
    <div
      className={
        isPage
          ? 'mx-auto grid w-full max-w-6xl gap-x-10 gap-y-6 px-5 py-6 lg:grid-cols-[minmax(0,1fr)_18rem]'
          : 'px-5 py-4 max-md:px-4'
      }
    >
      <div className="grid min-w-0 grid-cols-[minmax(0,1fr)] content-start gap-5">
        <TaskTitle task={task} mayWrite={mayWrite} isPage={isPage} />
        <Attention task={task} />
        <div className={isPage ? 'lg:hidden' : ''}>
          <TaskFields task={task} isColumn={false} />
        </div>
        <TaskDescription task={task} mayWrite={mayWrite} isLoading={isLoading} />
        <TaskParts task={task} mayWrite={mayWrite} />
        <hr className="border-line" />
        <Timeline taskId={task.id} mayWrite={mayWrite} />
        {mayWrite && <TaskComposer task={task} />}
      </div>
      {isPage && (
        <div className="max-lg:hidden">
          <TaskFields task={task} isColumn />
        </div>
      )}
    </div>
  );
}

/** What a task is made of; of a part that has nothing in it yet there is only the way to begin it. */
function TaskParts({ task, mayWrite }: { task: Task; mayWrite: boolean }) {
  return (
    <div className="flex flex-wrap gap-x-5 gap-y-2.5 empty:hidden *:min-w-0 *:basis-full *:data-empty:basis-auto">
      <Checklist taskId={task.id} mayWrite={mayWrite} />
      <Subtasks task={task} mayWrite={mayWrite} />
      <Dependencies taskId={task.id} mayWrite={mayWrite} />
      <Attachments taskId={task.id} mayWrite={mayWrite} />
    </div>
  );
}

/** Why it is where it is, and what waits for a person. */
function Attention({ task }: { task: Task }) {
  const { mayWrite, mayRestore } = usePermission(task);
  const ask = useAsk(task);
  const { data: why } = useQuery(whyQuery(client, task.id));
  const isReview = task.category === 'review';
  return (
    <div className="grid grid-cols-[minmax(0,1fr)] gap-3">
      <div className="flex flex-wrap items-center gap-2 has-[>:only-child:empty]:hidden">
        <div className="min-w-0 flex-1 basis-72 empty:hidden">
          <WhyBar task={task} mayWrite={mayWrite} mayRestore={mayRestore} onAsk={ask} />
        </div>
        {mayWrite && !isReview && (
          <ExecuteButton task={task} isRetryOffered={why?.action.kind === 'retry'} />
        )}
      </div>
      {isReview && <ReviewBar task={task} mayWrite={mayWrite} />}
      <OpenQuestions taskId={task.id} mayAnswer={mayWrite} />
    </div>
  );
}

/** Begins a comment that names somebody. */
function useAsk(task: Task) {
  const [, write] = useTextDraft('comment', `${task.id}:`);
  return (name: string) => {
    write(`@${/\s/.test(name) ? `"${name}"` : name} `);
    focusComposer();
  };
}

function TaskComposer({ task }: { task: Task }) {
  const commands = useSlashCommands(task);
  const place = useRef<HTMLDivElement>(null);
  useCommands([
    {
      id: 'task.comment',
      title: messages.comment,
      group: messages.group,
      keys: ['m'],
      run: focusComposer,
    },
  ]);
  return (
    <div
      ref={place}
      data-composer
      className="sticky bottom-0 -mx-2 bg-paper px-2 pb-4 before:pointer-events-none before:absolute before:inset-x-0 before:bottom-full before:h-5 before:bg-linear-to-t before:from-paper"
    >
      <Composer taskId={task.id} commands={commands} />
    </div>
  );
}

function focusComposer(): void {
  const area = document.querySelector<HTMLTextAreaElement>('[data-composer] textarea');
  area?.focus();
  area?.setSelectionRange(area.value.length, area.value.length);
}
