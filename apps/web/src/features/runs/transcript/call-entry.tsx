'use client';

import { MessageSquareText, TriangleAlert } from 'lucide-react';
import { memo, type ReactNode } from 'react';
import type { LlmCall } from '@helix/contracts/ledger';
import { formatCompact, formatDuration, formatMoney, formatPercent } from '../../../lib/format.ts';
import { Markdown } from '../../markdown/index.ts';
import { Entry } from './entry.tsx';
import { Failure } from '../failure.tsx';
import { mendMarkdown } from './mend-markdown.ts';
import { messages } from '../messages.ts';
import { Thinking } from './thinking.tsx';
import { ThinkingDots } from './thinking-dots.tsx';
import type { CallItem } from './transcript.ts';

type CallEntryProps = {
  item: CallItem;
  id: string | undefined;
  /** Its row in the ledger, once there is one. */
  entered: LlmCall | undefined;
  contextWindow: number | null;
  actions: ReactNode;
};

/** A call of the model: what it thought, what it said, and what that took. */
export const CallEntry = memo(function CallEntry(props: CallEntryProps) {
  const { item, id, actions } = props;
  const { state, text, thinking, failure } = item;
  const isOpen = state === 'open';
  return (
    <Entry
      id={id}
      tone={state === 'failed' ? 'bad' : 'soft'}
      icon={state === 'failed' ? <TriangleAlert /> : <MessageSquareText />}
    >
      <div className="flex min-h-7 items-center justify-between gap-2 text-xs text-soft">
        <Facts {...props} />
        {actions}
      </div>
      <Thinking text={thinking} isOpen={isOpen && text === ''} />
      {text !== '' && <Markdown text={isOpen ? mendMarkdown(text) : text} />}
      {isOpen && text === '' && (
        <ThinkingDots label={thinking === '' ? messages.doing.asking : messages.doing.thinking} />
      )}
      {state === 'lost' && <p className="text-sm text-soft">{messages.callLost}</p>}
      {failure && <Failure failure={failure} isBrief />}
    </Entry>
  );
});

function Facts({ item, entered, contextWindow }: CallEntryProps) {
  const { usage, totalMs, firstTokenMs, model } = item;
  const cost = entered?.costUsd ?? null;
  const facts = [
    model,
    usage && messages.tokens(formatCompact(usage.inputTokens), formatCompact(usage.outputTokens)),
    usage &&
      contextWindow !== null &&
      messages.context(formatPercent(usage.inputTokens / contextWindow)),
    cost !== null && !(entered?.isSimulated === true && cost === 0) && formatMoney(cost),
    totalMs !== null && formatDuration(totalMs),
  ].filter((fact): fact is string => typeof fact === 'string' && fact !== '');
  const first =
    firstTokenMs === null ? undefined : messages.firstToken(formatDuration(firstTokenMs));
  return (
    <p className="min-w-0 truncate tabular-nums" title={first}>
      <span className="sr-only">{messages.call(item.number)}: </span>
      {facts.join(' · ')}
    </p>
  );
}
