'use client';

import { useQuery } from '@tanstack/react-query';
import Link from 'next/link';
import { buttonClass, CopyButton, PageHeader, Section, SkeletonRows } from '@helix/ui';
import { client } from '../../lib/browser-client.ts';
import { RequestFailed } from '../../lib/request-failed.tsx';
import { everyAgentQuery } from '../agents/agent-queries.ts';
import { PromptView } from '../runs/prompt/prompt-view.tsx';
import { callQuery } from '../runs/run-queries.ts';
import { CallFacts } from './call-facts.tsx';
import { CallThoughts } from './call-thoughts.tsx';
import { messages } from './messages.ts';

/** One call: what was sent, exactly; what came back; what it took. */
export function CallPage({ callId }: { callId: string }) {
  const { data: call, error, refetch } = useQuery(callQuery(client, callId));
  const { data: agents } = useQuery(everyAgentQuery(client));
  if (error) {
    return (
      <div className="min-w-0 flex-1 gutter py-5">
        <RequestFailed error={error} onRetry={() => void refetch()} />
      </div>
    );
  }
  if (!call) {
    return (
      <div className="min-w-0 flex-1 gutter py-5">
        <SkeletonRows rows={8} label={messages.loading} />
      </div>
    );
  }
  const agent = agents?.items.find(({ id }) => id === call.agentId)?.name;
  return (
    <div className="min-w-0 flex-1 overflow-y-auto">
      <PageHeader
        title={agent === undefined ? messages.test : messages.callOf(agent)}
        description={<span className="font-mono text-xs">{call.model}</span>}
        actions={
          <>
            {call.runId !== null && (
              <>
                <Link href={`/calls?run=${call.runId}`} className={buttonClass({ look: 'quiet' })}>
                  {messages.callsOfRun}
                </Link>
                <Link
                  href={`/runs/${call.runId}${call.step === null ? '' : `#step-${call.step}`}`}
                  className={buttonClass()}
                >
                  {messages.openRun}
                </Link>
              </>
            )}
            {call.taskId !== null && (
              <Link href={`/tasks/${call.taskId}`} className={buttonClass()}>
                {messages.openTask}
              </Link>
            )}
            <CopyButton text={call.id} label={messages.copyId} />
          </>
        }
      />
      <div className="grid w-full max-w-5xl gap-6 gutter py-6">
        <CallFacts call={call} />
        <CallThoughts call={call} />
        <Section title={messages.exchange}>
          <PromptView callId={call.id} runId={call.runId} />
        </Section>
      </div>
    </div>
  );
}
