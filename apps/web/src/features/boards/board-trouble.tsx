'use client';

import { Button, ErrorState } from '@helix/ui';
import { messageOf, requestIdOf } from '../../lib/error-message.ts';
import { messages } from './messages.ts';

type BoardTroubleProps = {
  error: unknown;
  /** When it may be the filter's fault. */
  onClear: (() => void) | undefined;
  onRetry: () => void;
};

export function BoardTrouble({ error, onClear, onRetry }: BoardTroubleProps) {
  const requestId = requestIdOf(error);
  return (
    <div className="grid flex-1 place-items-center content-center gap-4 p-6">
      <ErrorState
        message={onClear ? `${messages.filterTrouble}. ${messageOf(error)}` : messageOf(error)}
        onRetry={onRetry}
        {...(requestId !== undefined && { requestId })}
      />
      {onClear && <Button onClick={onClear}>{messages.clearFilter}</Button>}
    </div>
  );
}
