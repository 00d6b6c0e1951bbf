'use client';

import { ErrorState } from '@helix/ui';
import { messageOf, requestIdOf } from './error-message.ts';

/** What the server refused, or that it was not reached: the sentence, what to quote, and another try. */
export function RequestFailed({ error, onRetry }: { error: unknown; onRetry?: () => void }) {
  return (
    <ErrorState
      message={messageOf(error)}
      requestId={requestIdOf(error)}
      {...(onRetry && { onRetry })}
    />
  );
}
