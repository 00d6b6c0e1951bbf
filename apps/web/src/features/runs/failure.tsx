import type { ReactNode } from 'react';
import type { FailureReason } from '@helix/contracts/runs';
import { messages } from './messages.ts';

type FailureProps = {
  failure: { readonly reason: FailureReason | undefined; readonly message: string };
  /** For one call among others: what happened, without whose doing it was and what helps. */
  isBrief?: boolean;
  /** The way to where it is set right. */
  children?: ReactNode;
};

/** What went wrong in words, whose doing it was, and what helps. */
export function Failure({ failure: { reason, message }, isBrief = false, children }: FailureProps) {
  const sentence = reason?.sentence ?? message;
  const more = moreThan(sentence, message);
  const frame = 'rounded-md border border-line border-l-2 border-l-bad bg-sunken px-3 py-2 text-sm';
  if (isBrief) {
    return (
      <p className={`break-words ${frame}`}>
        {sentence} <span className="text-soft">{more}</span>
      </p>
    );
  }
  return (
    <div className={`grid gap-1 ${frame}`}>
      <p className="font-medium">{sentence}</p>
      {more !== '' && <p className="break-words text-soft">{more}</p>}
      {reason && (
        <p className="text-soft">
          <span className={reason.source === 'agent' ? 'text-bad' : ''}>
            {messages.faults[reason.source]}
          </span>
          {`. ${messages.whatHelps}: ${reason.nextAction}`} {children}
        </p>
      )}
    </div>
  );
}

/** What the provider said often stands behind the sentence already, in brackets. */
function moreThan(sentence: string, message: string): string {
  if (!message.startsWith(sentence)) return message;
  return message
    .slice(sentence.length)
    .trim()
    .replace(/^\(([^()]*)\)$/, '$1');
}
