'use client';

import { useQuery } from '@tanstack/react-query';
import Link from 'next/link';
import { buttonClass } from '@helix/ui';
import { isEnded, type Run } from '@helix/contracts/runs';
import { client } from '../../lib/browser-client.ts';
import { agentsQuery } from '../agents/agent-queries.ts';
import { RunPanel } from '../runs/run-panel.tsx';
import { runQuery } from '../runs/run-queries.ts';
import { messages } from './messages.ts';

const text = messages.task;

/** The first task, while it is done. */
export function FirstRun({ run: started }: { run: Run }) {
  const { data: run = started } = useQuery(runQuery(client, started.id));
  const { data: agents } = useQuery(agentsQuery(client));
  const agent = agents?.items.find(({ id }) => id === run.agentId);
  return (
    <section className="grid gap-5">
      <h2 className="text-lg font-semibold">{text.watching}</h2>
      <RunPanel runId={run.id} agentName={agent?.name ?? ''} />
      {isEnded(run.status) && run.taskId !== null && (
        <div className="grid gap-3">
          {run.status === 'succeeded' && <p role="status">{text.finished}</p>}
          <div className="flex flex-wrap gap-2">
            <Link href={`/tasks/${run.taskId}`} className={buttonClass({ look: 'primary' })}>
              {text.openTask}
            </Link>
            <Link href="/boards" className={buttonClass()}>
              {text.openBoard}
            </Link>
          </div>
        </div>
      )}
    </section>
  );
}
