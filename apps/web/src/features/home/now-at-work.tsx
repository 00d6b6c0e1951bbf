'use client';

import { useQuery } from '@tanstack/react-query';
import { Bot } from 'lucide-react';
import Link from 'next/link';
import type { Agent, CurrentRun } from '@helix/contracts/agents';
import { Button, Card, EmptyState, ErrorState, Section, SkeletonRows } from '@helix/ui';
import { Answered } from '../../lib/answered.tsx';
import { client } from '../../lib/browser-client.ts';
import { formatMoney } from '../../lib/format.ts';
import { AgentAvatar } from '../agents/agent-avatar.tsx';
import { agentsQuery } from '../agents/agent-queries.ts';
import { Elapsed } from '../runs/elapsed.tsx';
import { RunBadge } from '../runs/run-badge.tsx';
import { useCommandRegistry } from '../shortcuts/command-provider.tsx';
import { useHasRole } from '../session/use-user.ts';
import { queuedRunsQuery } from './home-queries.ts';
import { messages } from './messages.ts';
import { SeeAll } from './see-all.tsx';

const words = messages.now;
/** A step begins without an event of its own. */
const whileWorkingMs = 4_000;

/** Who works at this moment, at what, for how long and for how much. */
export function NowAtWork() {
  const asked = useQuery({
    ...agentsQuery(client),
    refetchInterval: ({ state }) =>
      state.data?.items.some(({ status }) => status === 'working') === true
        ? whileWorkingMs
        : false,
  });
  const queued = useQuery(queuedRunsQuery(client)).data ?? 0;
  const agents = asked.data?.items ?? [];
  const working = agents.filter(({ runs }) => runs.working + runs.waiting > 0);
  return (
    <Section
      title={words.title}
      description={queued > 0 ? words.queued(queued) : undefined}
      actions={<SeeAll href="/runs">{words.runs}</SeeAll>}
    >
      {agents.some(({ status }) => status === 'unreachable') && <NoGateway />}
      <Answered asked={[asked]} waiting={<SkeletonRows label={messages.loading} rows={3} />}>
        {working.length === 0 ? (
          <Nobody agents={agents} />
        ) : (
          <Card className="overflow-hidden">
            <ul className="divide-y divide-line">
              {working.map((agent) => (
                <Worker key={agent.id} agent={agent} />
              ))}
            </ul>
          </Card>
        )}
      </Answered>
    </Section>
  );
}

/** A finger finds one thing in it, the run; there the agent and the task are. */
function Worker({ agent }: { agent: Agent }) {
  const { id, name, avatar, currentRun, runs } = agent;
  const others = runs.working + runs.waiting - 1;
  return (
    <li className="relative flex items-center gap-3 px-4 py-3">
      <AgentAvatar name={name} avatar={avatar} />
      <div className="grid min-w-0 flex-1 gap-0.5">
        <p className="flex min-w-0 items-center gap-2 text-sm">
          <Link
            href={`/agents/${id}`}
            className="shrink-0 rounded-sm font-semibold hover:underline touch:pointer-events-none"
          >
            {name}
          </Link>
          {currentRun && <RunBadge status={currentRun.status} />}
        </p>
        {currentRun && <Work run={currentRun} />}
        {others > 0 && (
          <Link
            href={`/runs?agent=${id}&status=live`}
            className="relative z-10 justify-self-start rounded-sm text-xs text-soft hover:underline touch:-my-2 touch:flex touch:min-h-11 touch:items-center"
          >
            {words.more(others)}
          </Link>
        )}
      </div>
      {currentRun && <Figures run={currentRun} />}
    </li>
  );
}

function Work({ run }: { run: CurrentRun }) {
  const { id, taskId, taskKey, taskTitle } = run;
  return (
    <>
      {taskTitle !== null && taskId !== null && (
        <Link
          href={`/tasks/${taskId}`}
          className="truncate rounded-sm text-sm hover:underline touch:pointer-events-none"
        >
          <span className="mr-1.5 font-mono text-xs text-soft">{taskKey}</span>
          {taskTitle}
        </Link>
      )}
      <Link
        href={`/runs/${id}`}
        className="justify-self-start truncate rounded-sm text-xs text-soft hover:underline touch:after:absolute touch:after:inset-0"
      >
        {stepText(run)}
      </Link>
    </>
  );
}

function stepText({ status, step }: CurrentRun): string {
  if (status === 'waiting') return words.step.waiting;
  if (step === null) return words.step.starting;
  if (step.kind === 'tool-call') return words.step.using(step.name);
  return step.kind === 'message' ? words.step.reading : words.step.thinking;
}

function Figures({ run: { startedAt, costUsd } }: { run: CurrentRun }) {
  return (
    <dl className="grid shrink-0 justify-items-end text-sm tabular-nums">
      <dt className="sr-only">{words.elapsed}</dt>
      <dd>{startedAt !== null && <Elapsed from={startedAt} to={null} />}</dd>
      <dt className="sr-only">{words.spend}</dt>
      <dd className="text-xs text-soft">
        {costUsd === null ? words.noPrice : formatMoney(costUsd)}
      </dd>
    </dl>
  );
}

function Nobody({ agents }: { agents: readonly Agent[] }) {
  const paused = agents.filter(({ status }) => status === 'paused').length;
  const commands = useCommandRegistry();
  const mayCreate = useHasRole('member');
  return (
    <Card>
      <EmptyState
        size="small"
        icon={<Bot />}
        title={words.empty}
        text={paused > 0 ? `${words.paused(paused)}. ${words.emptyText}` : words.emptyText}
        action={
          mayCreate && (
            <Button onClick={() => commands.find('task.new')?.run()}>{words.newTask}</Button>
          )
        }
      />
    </Card>
  );
}

function NoGateway() {
  const isAdmin = useHasRole('admin');
  return (
    <ErrorState
      message={words.unreachable}
      {...(isAdmin ? {} : { fix: words.unreachableFixMember })}
      action={
        isAdmin && (
          <Link href="/settings/system" className="rounded-sm text-accent hover:underline">
            {words.unreachableFix}
          </Link>
        )
      }
    />
  );
}
