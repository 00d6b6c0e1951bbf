import type { Metadata } from 'next';
import { everyAgentQuery } from '../../../../features/agents/agent-queries.ts';
import { CallPage } from '../../../../features/calls/index.ts';
import { callQuery } from '../../../../features/runs/run-queries.ts';
import { Prefetched } from '../../../../lib/prefetched.tsx';

export const metadata: Metadata = { title: 'Model call' };

export default async function CallRoute({ params }: { params: Promise<{ callId: string }> }) {
  const { callId } = await params;
  return (
    <Prefetched
      load={(queries, client) => [
        queries.fetchQuery(callQuery(client, callId)),
        queries.fetchQuery(everyAgentQuery(client)),
      ]}
    >
      <CallPage callId={callId} />
    </Prefetched>
  );
}
