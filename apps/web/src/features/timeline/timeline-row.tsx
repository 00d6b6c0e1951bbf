'use client';

import { CheckCheck, MessageCircleQuestionMark, Undo2, type LucideIcon } from 'lucide-react';
import { memo, useState, type ReactNode } from 'react';
import type { EventActor } from '@helix/contracts';
import { RelativeTime } from '../../lib/relative-time.tsx';
import { ActorMark } from '../comments/actor-mark.tsx';
import { CommentItem } from '../comments/comment-item.tsx';
import { Markdown } from '../markdown/index.ts';
import { describeChange } from './describe-change.ts';
import type { ChangeEntry, DecisionEntry, QuestionEntry, TimelineRow } from './group-entries.ts';
import { messages } from './messages.ts';
import { RunRow } from './run-row.tsx';

type RowProps = { row: TimelineRow; mayWrite: boolean; newestRunId: string | undefined };

export const TimelineRowView = memo(function TimelineRowView({
  row,
  mayWrite,
  newestRunId,
}: RowProps) {
  switch (row.kind) {
    case 'comment':
      return (
        <CommentItem
          comment={row.entry.comment}
          replies={row.replies.map(({ comment }) => comment)}
          mayWrite={mayWrite}
        />
      );
    case 'run':
      return <RunRow run={row.entry.run} isNewest={row.entry.run.id === newestRunId} />;
    case 'decision':
      return <DecisionRow entry={row.entry} mayWrite={mayWrite} />;
    case 'question':
      return <QuestionRow entry={row.entry} />;
    case 'changes':
      return <ChangesRow entries={row.entries} />;
  }
});

function DecisionRow({ entry, mayWrite }: { entry: DecisionEntry; mayWrite: boolean }) {
  const { verdict, actor, at, comment, feedback } = entry;
  const isApproved = verdict === 'approved';
  const [Icon, tone]: [LucideIcon, string] = isApproved
    ? [CheckCheck, 'text-good']
    : [Undo2, 'text-busy'];
  if (comment) {
    return (
      <div className="rounded-lg border border-line bg-raised p-3">
        <CommentItem comment={comment} mayWrite={mayWrite} />
      </div>
    );
  }
  return (
    <div className="grid gap-1">
      <Line actor={actor} at={at} icon={<Icon aria-hidden className={`size-4 ${tone}`} />}>
        <span className={tone}>{isApproved ? messages.approved : messages.rejected}</span>
      </Line>
      {feedback !== null && (
        <div className="pl-8">
          <Markdown text={feedback} />
        </div>
      )}
    </div>
  );
}

const questionWords = {
  asked: messages.asked,
  answered: messages.answered,
  closed: messages.closedQuestion,
};

/** An open one can be answered at the head of the task. */
function QuestionRow({ entry }: { entry: QuestionEntry }) {
  const { change, actor, at, text, answer } = entry;
  const icon = <MessageCircleQuestionMark aria-hidden className="size-4 text-soft" />;
  return (
    <div className="grid gap-1.5">
      <Line actor={actor} at={at} icon={icon}>
        {questionWords[change]}
      </Line>
      <div className="ml-8 grid gap-1.5 border-l-2 border-line pl-3 text-sm">
        <div className="text-soft">
          <Markdown text={text} />
        </div>
        {answer !== null && <Markdown text={answer} />}
      </div>
    </div>
  );
}

const shownChanges = 3;

function ChangesRow({ entries }: { entries: readonly ChangeEntry[] }) {
  const [isOpen, setIsOpen] = useState(false);
  const last = entries.at(-1);
  const phrases = entries.flatMap(describeChange);
  if (!last || phrases.length === 0) return null;
  const isLong = phrases.length > shownChanges + 1;
  const shown = isLong && !isOpen ? phrases.slice(0, shownChanges) : phrases;
  return (
    <Line actor={last.actor} at={last.at} isHeld={isOpen}>
      {messages.list(shown)}
      {isLong && (
        <button
          type="button"
          aria-expanded={isOpen}
          onClick={() => setIsOpen(!isOpen)}
          className="ml-1 rounded-sm text-accent underline-offset-2 hover:underline"
        >
          {isOpen ? messages.fewerChanges : messages.moreChanges(phrases.length - shown.length)}
        </button>
      )}
    </Line>
  );
}

type LineProps = {
  actor: EventActor;
  at: string;
  icon?: ReactNode;
  isHeld?: boolean;
  children: ReactNode;
};

/** Something that happened, in one line. */
function Line({ actor, at, icon, isHeld = false, children }: LineProps) {
  return (
    <div data-held={isHeld ? '' : undefined} className="flex min-w-0 gap-2.5 text-sm text-soft">
      <span className="grid h-5 w-6 shrink-0 place-items-center">
        {icon ?? <ActorMark actor={actor} size="small" />}
      </span>
      <p className="min-w-0 flex-1 wrap-anywhere">
        <span className="font-medium text-ink">{actor.name}</span> {children}{' '}
        <span className="text-xs whitespace-nowrap">
          <RelativeTime at={at} />
        </span>
      </p>
    </div>
  );
}
