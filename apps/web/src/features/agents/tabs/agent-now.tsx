'use client';

import { useInfiniteQuery, useQuery } from '@tanstack/react-query';
import Link from 'next/link';
import { EmptyState, Section } from '@helix/ui';
import type { Agent } from '@helix/contracts/agents';
import { NotAnswered } from '../../../lib/answered.tsx';
import { client } from '../../../lib/browser-client.ts';
import { QuestionCard } from '../../questions/question-card.tsx';
import { RunPanel } from '../../runs/run-panel.tsx';
import { runsQuery } from '../../runs/run-queries.ts';
import { useHasRole } from '../../session/use-user.ts';
import { AgentFacts } from '../agent-facts.tsx';
import { agentQuestionsQuery } from '../agent-queries.ts';
import { RunTable } from './run-table.tsx';
import { messages } from '../messages.ts';
import { useAgent } from './use-agent.ts';

const words = messages.now;
const recentRuns = 5;

/** What an agent does at this moment, what waits for it, and what it wants to know. */
export function AgentNow({ agentId }: { agentId: string }) {
  const agent = useAgent(agentId);
  const { data: questions } = useQuery(agentQuestionsQuery(client, agentId));
  const mayAnswer = useHasRole('member');
  return (
    <div className="grid items-start gap-x-10 gap-y-8 lg:grid-cols-[minmax(0,1fr)_18rem]">
      <div className="grid min-w-0 gap-8">
        {questions && questions.items.length > 0 && (
          <Section title={words.questions}>
            {questions.items.map((question) => (
              <QuestionCard key={question.id} question={question} mayAnswer={mayAnswer} />
            ))}
          </Section>
        )}
        <CurrentRunSection agent={agent} />
        <Queue agentId={agentId} />
        <Recent agentId={agentId} />
      </div>
      <AgentFacts agent={agent} />
    </div>
  );
}

function CurrentRunSection({ agent }: { agent: Agent }) {
  const { currentRun, runs } = agent;
  if (currentRun) {
    return (
      <Section
        title={
          <>
            {currentRun.status === 'waiting' ? words.waiting : words.current}
            {currentRun.taskId !== null && (
              <Link
                href={`/tasks/${currentRun.taskId}`}
                className="ml-2 rounded-sm font-normal hover:underline"
              >
                <span className="font-mono text-xs text-soft">{currentRun.taskKey}</span>{' '}
                {currentRun.taskTitle}
              </Link>
            )}
          </>
        }
      >
        <RunPanel key={currentRun.id} runId={currentRun.id} agentName={agent.name} />
      </Section>
    );
  }
  const isHidden = runs.working + runs.waiting > 0;
  return (
    <EmptyState
      size="small"
      title={isHidden ? words.hidden : words.idle}
      text={isHidden ? undefined : idleText(agent)}
    />
  );
}

function idleText({ pausedAt, executionMode, status }: Agent): string {
  if (pausedAt !== null) return words.idlePaused;
  if (status === 'unreachable') return messages.statusMeans.unreachable;
  return executionMode === 'manual' ? `${words.idleText} ${words.idleManual}` : words.idleText;
}

function Queue({ agentId }: { agentId: string }) {
  const { data } = useInfiniteQuery(runsQuery(client, { agentId, status: 'queued' }));
  const runs = data?.pages.flatMap(({ items }) => items) ?? [];
  if (runs.length === 0) return null;
  return (
    <Section title={words.queue} description={words.queueText}>
      <RunTable runs={runs} caption={words.queue} hasReason />
    </Section>
  );
}

function Recent({ agentId }: { agentId: string }) {
  const asked = useInfiniteQuery(runsQuery(client, { agentId, status: 'ended' }));
  const runs = asked.data?.pages[0]?.items.slice(0, recentRuns) ?? [];
  if (!asked.data) return <NotAnswered asked={asked} />;
  return (
    <Section
      title={words.recent}
      actions={
        runs.length > 0 && (
          <Link
            href={`/agents/${agentId}/runs`}
            className="rounded-sm text-sm text-accent hover:underline"
          >
            {words.allRuns}
          </Link>
        )
      }
    >
      {runs.length === 0 ? (
        <p className="text-sm text-soft">{words.noRecent}</p>
      ) : (
        <RunTable runs={runs} caption={words.recent} />
      )}
    </Section>
  );
}
