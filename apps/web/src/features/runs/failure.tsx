import type { FailureReason } from '@helix/contracts/runs';
import { messages } from './messages.ts';

type FailureProps = {
  failure: { readonly reason: FailureReason | undefined; readonly message: string };
};

/** What went wrong in words, whose doing it was, and what helps. */
export function Failure({ failure: { reason, message } }: FailureProps) {
  const isTheirs = reason?.source === 'agent';
  return (
    <div className="grid gap-1 rounded-md border border-line border-l-2 border-l-bad bg-sunken px-3 py-2 text-sm">
      <p className="font-medium">{reason?.sentence ?? message}</p>
      {reason && message !== '' && message !== reason.sentence && (
        <p className="break-words text-soft">{message}</p>
      )}
      {reason && (
        <p className="text-soft">
          <span className={isTheirs ? 'text-bad' : ''}>{messages.faults[reason.source]}</span>
          {'. '}
          {messages.whatHelps}: {reason.nextAction}
        </p>
      )}
    </div>
  );
}
