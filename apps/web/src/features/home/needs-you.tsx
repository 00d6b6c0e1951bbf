'use client';

import { useQuery } from '@tanstack/react-query';
import { AtSign, CircleCheck } from 'lucide-react';
import Link from 'next/link';
import type { ReactNode } from 'react';
import type { Notification } from '@helix/contracts/notifications';
import type { Task } from '@helix/contracts/tasks';
import { Badge, Card, EmptyState, Section, SkeletonRows, StatusDot, type Tone } from '@helix/ui';
import { Answered } from '../../lib/answered.tsx';
import { client } from '../../lib/browser-client.ts';
import { RelativeTime } from '../../lib/relative-time.tsx';
import { QuestionCard } from '../questions/question-card.tsx';
import { useHasRole } from '../session/use-user.ts';
import { mentionsQuery, needsMeQuery, openQuestionsQuery, shownTasks } from './home-queries.ts';
import { messages } from './messages.ts';
import { SeeAll } from './see-all.tsx';

const words = messages.needs;

/** What stands still until one acts: questions that are answered right here, reviews, failures, mentions. */
export function NeedsYou() {
  const asked = [
    useQuery(openQuestionsQuery(client)),
    useQuery(needsMeQuery(client)),
    useQuery(mentionsQuery(client)),
  ] as const;
  const [{ data: questions = [] }, { data: needing = [] }, { data: mentions = [] }] = asked;
  const questioned = new Set(questions.map(({ taskId }) => taskId));
  const tasks = needing.filter(({ id }) => !questioned.has(id));
  const mayAnswer = useHasRole('member');
  const isEmpty = questions.length + tasks.length + mentions.length === 0;
  return (
    <Section title={words.title} actions={<SeeAll href="/inbox">{words.inbox}</SeeAll>}>
      <Answered asked={asked} waiting={<SkeletonRows label={messages.loading} rows={4} />}>
        {questions.map((question) => (
          <QuestionCard key={question.id} question={question} mayAnswer={mayAnswer} />
        ))}
        {isEmpty ? (
          <Card>
            <EmptyState
              size="small"
              icon={<CircleCheck />}
              title={words.empty}
              text={words.emptyText}
            />
          </Card>
        ) : (
          tasks.length + mentions.length > 0 && (
            <Card className="overflow-hidden">
              <ul className="divide-y divide-line">
                {mentions.map((mention) => (
                  <MentionRow key={mention.id} mention={mention} />
                ))}
                {tasks.slice(0, shownTasks).map((task) => (
                  <TaskRow key={task.id} task={task} />
                ))}
              </ul>
            </Card>
          )
        )}
        {tasks.length > shownTasks && (
          <SeeAll href="/tasks?filter=is%3Aneeds-me">{words.more}</SeeAll>
        )}
      </Answered>
    </Section>
  );
}

function Row({ href, children }: { href: string; children: ReactNode }) {
  return (
    <li>
      <Link
        href={href}
        className="flex min-h-11 items-center gap-2.5 px-4 py-2 text-sm -outline-offset-2 hover:bg-hover"
      >
        {children}
      </Link>
    </li>
  );
}

function TaskRow({ task }: { task: Task }) {
  const { id, boardId, key, title, category, updatedAt } = task;
  const { tone, text } = reasonOf(task);
  return (
    <Row href={`/boards/${boardId}/tasks/${id}`}>
      <StatusDot kind={category} />
      <span className="w-14 shrink-0 font-mono text-xs text-soft max-sm:hidden">{key}</span>
      <span className="min-w-0 flex-1 truncate">{title}</span>
      <Badge tone={tone}>{text}</Badge>
      <span className="w-16 shrink-0 text-right text-xs text-soft max-sm:hidden">
        <RelativeTime at={updatedAt} />
      </span>
    </Row>
  );
}

function reasonOf({ category, latestRun }: Task): { tone: Tone; text: string } {
  if (category === 'review') return { tone: 'accent', text: words.review };
  if (latestRun?.status === 'failed' || latestRun?.status === 'timed_out')
    return { tone: 'bad', text: words.failed };
  if (latestRun?.status === 'waiting') return { tone: 'busy', text: words.runWaits };
  return { tone: 'busy', text: words.waiting };
}

function MentionRow({ mention }: { mention: Notification }) {
  const reason = mention.reasons.find(({ kind }) => kind === 'mentioned') ?? mention.reasons[0];
  return (
    <Row href={`/inbox?open=${mention.id}`}>
      <AtSign aria-hidden className="size-3.5 shrink-0 text-soft" />
      <span className="w-14 shrink-0 font-mono text-xs text-soft max-sm:hidden">
        {mention.subject.key}
      </span>
      <span className="min-w-0 flex-1 truncate">
        {reason && <span className="font-medium">{words.mentionedBy(reason.actor.name)}: </span>}
        {reason?.text ?? mention.subject.title}
      </span>
      <Badge tone="accent">{words.mention}</Badge>
      <span className="w-16 shrink-0 text-right text-xs text-soft max-sm:hidden">
        <RelativeTime at={mention.sortedAt} />
      </span>
    </Row>
  );
}
