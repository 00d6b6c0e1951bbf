'use client';

import { useQuery } from '@tanstack/react-query';
import { Square } from 'lucide-react';
import Link from 'next/link';
import { useRouter } from 'next/navigation';
import { useMemo } from 'react';
import { Card, DataList, PageHeader, Section } from '@helix/ui';
import { isEnded, type Run } from '@helix/contracts/runs';
import { client } from '../../lib/browser-client.ts';
import { AgentFace } from '../agents/agent-face.tsx';
import { Markdown } from '../markdown/index.ts';
import { Moment } from '../../lib/moment.tsx';
import { modelsQuery } from '../models/model-queries.ts';
import { useCommands } from '../shortcuts/index.ts';
import { taskQuery } from '../tasks/task-queries.ts';
import { Elapsed } from './elapsed.tsx';
import { Lineage } from './lineage.tsx';
import { messages } from './messages.ts';
import { OpenQuestion } from './control/open-question.tsx';
import { useAgentName } from '../agents/use-agent-name.ts';
import { RunActions, useSaid } from './run-panel.tsx';
import { runQuery } from './run-queries.ts';
import { RunFacts } from './run-head.tsx';
import { RunNotice } from './run-notice.tsx';
import { causeOf } from './run-title.tsx';
import { SteerBox } from './control/steer-box.tsx';
import { transcriptOf } from './transcript/transcript.ts';
import { TranscriptList } from './transcript/transcript-list.tsx';
import { useMayControl, useStopRun } from './control/use-run-control.ts';
import { useRunStream } from './use-run-stream.ts';
import { Waterfall } from './transcript/waterfall.tsx';

/** A run on a page of its own: what it is about, what happened, where the time went. */
export function RunPage({ runId }: { runId: string }) {
  const { data: known } = useQuery(runQuery(client, runId));
  const view = useRunStream(runId);
  const items = useMemo(() => transcriptOf(view), [view]);
  const stop = useStopRun(runId);
  const router = useRouter();
  const mayControl = useMayControl();
  const { pending, say } = useSaid(runId, items);
  const current = view.run ?? known;
  useCommands([
    {
      id: 'stop-run',
      title: messages.stopRun,
      group: messages.columns.run,
      icon: Square,
      isAvailable: mayControl && current !== undefined && !isEnded(current.status),
      run: () => stop.mutate(),
    },
  ]);
  const name = useAgentName(current?.agentId);
  if (!current) return null;
  const run = stop.isPending ? { ...current, status: 'cancelled' as const } : current;
  const isLive = !isEnded(run.status);
  return (
    <div className="flex min-w-0 flex-1 flex-col overflow-y-auto">
      <PageHeader
        lead={<AgentFace agentId={run.agentId} name={name} size="large" />}
        title={messages.runOf(name)}
        description={<About run={run} />}
        actions={
          <RunActions
            run={run}
            isLatest
            isPage
            onStop={() => stop.mutate()}
            onStarted={({ id }) => router.push(`/runs/${id}`)}
          />
        }
      >
        <RunFacts run={run} items={items} />
      </PageHeader>
      <div className="grid grid-cols-[minmax(0,1fr)_22rem] items-start gap-6 gutter py-5 max-lg:grid-cols-1">
        <section
          aria-label={messages.runOf(name)}
          className="grid min-w-0 grid-cols-1 content-start gap-4"
        >
          <RunNotice run={run} />
          {items.length === 0 && !isLive && (
            <p className="text-sm text-soft">{messages.nothingYet}</p>
          )}
          <h2 className="sr-only">{messages.transcript}</h2>
          <TranscriptList run={run} items={items} pending={isLive ? pending : []} hasAnchors />
          {run.status === 'waiting' && <OpenQuestion runId={runId} />}
          {isLive && mayControl && (
            <div className="sticky bottom-0 -mx-1 bg-paper px-1 py-3">
              <SteerBox about={runId} onSay={say} />
            </div>
          )}
          <span role="status" className="sr-only">
            {messages.announce(name, run.status)}
          </span>
        </section>
        <aside aria-label={messages.runDetails} className="grid min-w-0 gap-6 lg:sticky lg:top-5">
          <Section title={messages.timeline}>
            <Card className="max-h-96 overflow-y-auto p-2">
              <Waterfall items={items} isLive={isLive} />
              {items.length === 0 && <p className="p-1 text-sm text-soft">{messages.nothingYet}</p>}
            </Card>
          </Section>
          <Details run={run} agentName={name} />
        </aside>
      </div>
    </div>
  );
}

function Details({ run, agentName }: { run: Run; agentName: string }) {
  const { data: models } = useQuery(modelsQuery(client));
  const model = models?.items.find(({ id }) => id === run.modelId);
  const { startedAt, endedAt, createdAt } = run;
  const waited = startedAt === null ? undefined : <Elapsed from={createdAt} to={startedAt} />;
  const facts = [
    { label: messages.task, value: <About run={run} /> },
    {
      label: messages.columns.agent,
      value: (
        <Link href={`/agents/${run.agentId}`} className="hover:underline">
          {agentName}
        </Link>
      ),
    },
    { label: messages.model, value: model?.displayName },
    { label: messages.columns.why, value: causeOf(run) },
    { label: messages.created, value: <Moment at={createdAt} /> },
    { label: messages.waited, value: waited },
    { label: messages.endedAt, value: endedAt === null ? undefined : <Moment at={endedAt} /> },
    { label: messages.attempts, value: run.attempt > 1 ? run.attempt : undefined },
  ].filter(({ value }) => value !== undefined);
  return (
    <>
      <Section title={messages.runDetails}>
        <DataList items={facts} />
      </Section>
      <Lineage run={run} />
      {run.instruction !== null && (
        <Section title={messages.instruction}>
          <Card className="p-3">
            <Markdown text={run.instruction} />
          </Card>
        </Section>
      )}
    </>
  );
}

function About({ run: { taskId, trigger } }: { run: Run }) {
  const { data: task } = useQuery({
    ...taskQuery(client, taskId ?? ''),
    enabled: taskId !== null,
  });
  if (trigger.kind === 'chat') {
    return (
      <Link href={`/chats/${trigger.chatId}`} className="hover:underline">
        {messages.conversation}
      </Link>
    );
  }
  if (!task) return taskId === null ? messages.goneTask : ' ';
  return (
    <Link href={`/tasks/${task.id}`} className="hover:underline">
      <span className="font-mono text-xs text-soft">{task.key}</span> {task.title}
    </Link>
  );
}
