'use client';

import { useQuery } from '@tanstack/react-query';
import { Circle, CircleCheck } from 'lucide-react';
import Link from 'next/link';
import { buttonClass, Card, EmptyState } from '@helix/ui';
import { client } from '../../lib/browser-client.ts';
import { agentsQuery } from '../agents/agent-queries.ts';
import { overviewQuery } from '../boards/board-queries.ts';
import { modelsQuery } from '../models/model-queries.ts';
import { anyRunQuery } from '../onboarding/onboarding-queries.ts';
import { useHasRole } from '../session/use-user.ts';
import { messages } from './messages.ts';

const words = messages.start;

/** What is still missing before agents can work; null when nothing is. */
export function useFirstSteps() {
  const models = useQuery(modelsQuery(client)).data;
  const boards = useQuery(overviewQuery(client)).data;
  const agents = useQuery(agentsQuery(client)).data;
  const hasRun = useQuery(anyRunQuery(client)).data;
  if (!models || !boards || !agents || hasRun === undefined) return null;
  const steps = [
    { id: 'model', isDone: models.items.length > 0 },
    { id: 'board', isDone: boards.boards.length > 0 },
    { id: 'agent', isDone: agents.items.length > 0 },
    { id: 'task', isDone: hasRun },
  ] as const;
  return steps.every(({ isDone }) => isDone) ? null : steps;
}

/** The way from an empty organization to the first finished task. */
export function FirstSteps({ steps }: { steps: NonNullable<ReturnType<typeof useFirstSteps>> }) {
  const isAdmin = useHasRole('admin');
  if (!isAdmin) {
    return steps.some(({ id, isDone }) => id !== 'task' && !isDone) ? (
      <Card>
        <EmptyState size="small" title={words.notYet} />
      </Card>
    ) : null;
  }
  return (
    <section
      aria-labelledby="first-steps"
      className="grid gap-4 rounded-xl border border-accent bg-selected p-5 md:grid-cols-[minmax(0,1fr)_auto]"
    >
      <div className="grid content-start gap-1">
        <h2 id="first-steps" className="text-lg font-semibold">
          {words.title}
        </h2>
        <p className="max-w-prose text-sm text-soft">{words.text}</p>
        <ol className="mt-3 grid gap-1.5 text-sm">
          {steps.map(({ id, isDone }) => (
            <li key={id} className={`flex items-center gap-2 ${isDone ? 'text-soft' : ''}`}>
              {isDone ? (
                <CircleCheck aria-label={words.done} className="size-4 text-good" />
              ) : (
                <Circle aria-label={words.open} className="size-4 text-soft" />
              )}
              {words.steps[id]}
            </li>
          ))}
        </ol>
      </div>
      <div className="flex flex-wrap items-end gap-2 md:self-end">
        <Link href="/welcome" className={buttonClass({ look: 'primary' })}>
          {words.action}
        </Link>
      </div>
    </section>
  );
}
