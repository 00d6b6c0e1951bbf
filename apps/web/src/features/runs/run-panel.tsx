'use client';

import { useMutation, useQueryClient } from '@tanstack/react-query';
import { Button, useToast } from '@helix/ui';
import { cancelRun, isEnded, type RunStep } from '@helix/contracts/runs';
import { client } from '../../lib/browser-client.ts';
import { messageOf } from '../../lib/error-message.ts';
import { Markdown } from '../../lib/markdown.tsx';
import { RunBadge } from './run-badge.tsx';
import { runKeys } from './run-queries.ts';
import { useRunStream } from './use-run-stream.ts';

export function RunPanel({ runId, agentName }: { runId: string; agentName: string }) {
  const { run, steps, text } = useRunStream(runId);
  const queries = useQueryClient();
  const show = useToast();
  const stop = useMutation({
    mutationFn: () => client.call(cancelRun, { params: { runId }, body: {} }),
    onSuccess: (stopped) => queries.setQueryData(runKeys.one(runId), stopped),
    onError: (error) => show(messageOf(error), 'bad'),
  });
  const live = run !== undefined && !isEnded(run.status);
  const answered = steps.findLast((step) => step.usage !== null);
  return (
    <section
      aria-label={`Run of ${agentName}`}
      className="grid gap-3 rounded-lg border border-line bg-raised p-4"
    >
      <header className="flex min-h-8 items-center justify-between gap-3">
        <span className="flex items-center gap-3">
          <span className="font-medium">{agentName}</span>
          {run && <RunBadge status={run.status} />}
        </span>
        {live && (
          <Button look="danger" busy={stop.isPending} onClick={() => stop.mutate()}>
            Stop
          </Button>
        )}
      </header>
      <ToolSteps steps={steps} />
      {run?.message && <p className="text-sm text-soft">{run.message}</p>}
      {text !== '' && <Markdown text={text} />}
      {text === '' && live && <p className="text-soft">Waiting for the first words…</p>}
      <span role="status" className="sr-only">
        {run && `${agentName}: ${run.status}`}
      </span>
      {answered?.usage && (
        <p className="text-xs text-soft tabular-nums">
          {answered.usage.inputTokens} tokens read, {answered.usage.outputTokens} written
        </p>
      )}
      <Prompt steps={steps} />
    </section>
  );
}

/** What the agent used and was told on the way, in order. */
function ToolSteps({ steps }: { steps: readonly RunStep[] }) {
  const shown = steps.filter(({ kind }) => kind !== 'model-call');
  if (shown.length === 0) return null;
  return (
    <ol className="grid gap-1 text-sm">
      {shown.map(({ id, detail, text }) => (
        <li key={id}>
          <details>
            <summary className="text-soft">{titleOf(detail)}</summary>
            <pre className="mt-1 max-h-56 overflow-auto rounded-md bg-sunken p-3 font-mono text-xs whitespace-pre-wrap">
              {text ?? 'No answer yet'}
            </pre>
          </details>
        </li>
      ))}
    </ol>
  );
}

function titleOf(detail: RunStep['detail']): string {
  if (detail.kind === 'message') return `${detail.from} said something`;
  if (detail.kind !== 'tool-call') return 'Asked the model';
  return detail.isError ? `Used ${detail.name}, which failed` : `Used ${detail.name}`;
}

/** Exactly what the model was sent. */
function Prompt({ steps }: { steps: readonly RunStep[] }) {
  const prompt = steps.findLast((step) => step.prompt !== null)?.prompt;
  if (!prompt) return null;
  return (
    <details className="text-sm">
      <summary className="text-soft">Prompt</summary>
      {prompt.map(({ role, content }, index) => (
        <div key={index} className="mt-2">
          <p className="text-xs font-medium text-soft">{role}</p>
          <pre className="max-h-72 overflow-auto rounded-md bg-sunken p-3 font-mono text-xs whitespace-pre-wrap">
            {content}
          </pre>
        </div>
      ))}
    </details>
  );
}
