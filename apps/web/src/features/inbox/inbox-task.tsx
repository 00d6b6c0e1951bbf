'use client';

import { useQuery } from '@tanstack/react-query';
import { EmptyState, Skeleton } from '@helix/ui';
import { ApiError } from '@helix/client';
import { client } from '../../lib/browser-client.ts';
import { RequestFailed } from '../../lib/request-failed.tsx';
import { Composer } from '../composer/composer.tsx';
import { Markdown } from '../markdown/index.ts';
import { QuestionCard } from '../questions/question-card.tsx';
import { ReviewBar } from '../reviews/review-bar.tsx';
import { taskQuery } from '../tasks/task-queries.ts';
import { usePermission } from '../tasks/use-permission.ts';
import { Timeline } from '../timeline/timeline.tsx';
import { messages } from './messages.ts';
import { taskQuestionsQuery } from './task-questions.ts';
import type { Task } from '@helix/contracts/tasks';

/** The task that a notification is about: what is asked of one, what was said, and a place to answer. */
export function InboxTask({ taskId }: { taskId: string }) {
  const { data: task, error, refetch } = useQuery(taskQuery(client, taskId));
  if (error !== null && task === undefined) {
    const isGone = error instanceof ApiError && error.status === 404;
    if (isGone) return <EmptyState size="small" title={messages.gone} />;
    return <RequestFailed error={error} onRetry={() => void refetch()} />;
  }
  if (task === undefined) return <Skeleton className="h-40 w-full" />;
  return <KnownTask key={task.id} task={task} />;
}

function KnownTask({ task }: { task: Task }) {
  const { mayWrite } = usePermission(task);
  const { data: questions } = useQuery(taskQuestionsQuery(client, task.id));
  return (
    <div className="grid gap-5 border-t border-line pt-5">
      {task.category === 'review' && <ReviewBar task={task} mayWrite={mayWrite} />}
      {questions?.map((question) => (
        <QuestionCard key={question.id} question={question} mayAnswer={mayWrite} />
      ))}
      {task.description !== '' && <Markdown text={task.description} />}
      <Timeline taskId={task.id} mayWrite={mayWrite} />
      {mayWrite && <Composer taskId={task.id} />}
    </div>
  );
}
