'use client';

import { isEnded, type Run } from '@helix/contracts/runs';
import { Markdown } from '../../markdown/index.ts';
import { mendMarkdown } from './mend-markdown.ts';
import { messages } from '../messages.ts';
import { ThinkingDots } from './thinking-dots.tsx';
import { Thinking } from './thinking.tsx';
import type { CallItem, TranscriptItem } from './transcript.ts';

/** What the newest call says, as it is written. */
export function LiveAnswer({ items, run }: { items: readonly TranscriptItem[]; run: Run }) {
  const call = items.findLast((item): item is CallItem => item.kind === 'call');
  const isOver = isEnded(run.status);
  if (!call) return isOver ? null : <ThinkingDots label={messages.doing.starting} />;
  const isOpen = call.state === 'open';
  return (
    <>
      <Thinking text={call.thinking} isOpen={isOpen && call.text === ''} />
      {call.text !== '' && <Markdown text={isOpen ? mendMarkdown(call.text) : call.text} />}
      {!isOver && call.text === '' && <ThinkingDots label={messages.doing.asking} />}
    </>
  );
}
