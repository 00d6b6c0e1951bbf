import type { FailureReason } from '@helix/contracts/runs';
import { messages } from './messages.ts';

type FailureProps = {
  failure: { readonly reason: FailureReason | undefined; readonly message: string };
  /** For one call among others: what happened, without what helps. */
  isBrief?: boolean;
};

/** What went wrong in words, whose doing it was, and what helps. */
export function Failure({ failure: { reason, message }, isBrief = false }: FailureProps) {
  const sentence = reason?.sentence ?? message;
  // What the provider said often stands behind the sentence already.
  const more = message.startsWith(sentence) ? message.slice(sentence.length).trim() : message;
  return (
    <div className="grid gap-1 rounded-md border border-line border-l-2 border-l-bad bg-sunken px-3 py-2 text-sm">
      <p className={isBrief ? '' : 'font-medium'}>{sentence}</p>
      {more !== '' && <p className="break-words text-soft">{more}</p>}
      {reason && (
        <p className="text-soft">
          <span className={reason.source === 'agent' ? 'text-bad' : ''}>
            {messages.faults[reason.source]}
          </span>
          {!isBrief && `. ${messages.whatHelps}: ${reason.nextAction}`}
        </p>
      )}
    </div>
  );
}
