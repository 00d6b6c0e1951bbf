import Link from 'next/link';
import { Button, EmptyState, ErrorState, Skeleton } from '@helix/ui';
import { ApiError } from '@helix/client';
import { messageOf, requestIdOf } from '../../lib/error-message.ts';
import { messages } from './messages.ts';

export function TaskSkeleton() {
  return (
    <div role="status" aria-label={messages.loading} className="gutter grid gap-4 py-4">
      <Skeleton className="h-8 w-3/4" />
      <Skeleton className="h-24 w-full" />
      <Skeleton className="h-40 w-full" />
    </div>
  );
}

type TaskTroubleProps = { error: Error; onRetry: () => void; onClose?: () => void };

export function TaskTrouble({ error, onRetry, onClose }: TaskTroubleProps) {
  const isGone = error instanceof ApiError && [400, 404].includes(error.status);
  return (
    <div className="gutter grid content-start py-4">
      {isGone ? (
        <EmptyState
          title={messages.gone}
          action={
            onClose ? (
              <Button onClick={onClose}>{messages.close}</Button>
            ) : (
              <Link href="/tasks" className="text-accent underline">
                {messages.toAll}
              </Link>
            )
          }
        >
          {messages.goneText}
        </EmptyState>
      ) : (
        <ErrorState
          message={messageOf(error)}
          requestId={requestIdOf(error)}
          action={<Button onClick={onRetry}>{messages.retry}</Button>}
        />
      )}
    </div>
  );
}
