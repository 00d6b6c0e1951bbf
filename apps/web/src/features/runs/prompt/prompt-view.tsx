'use client';

import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { CodeBlock, CopyButton, DiffView, Input, SkeletonRows, Tabs } from '@helix/ui';
import type { getLlmCall } from '@helix/contracts/ledger';
import type { EndpointResult } from '@helix/contracts';
import { client } from '../../../lib/browser-client.ts';
import { RequestFailed } from '../../../lib/request-failed.tsx';
import { formatNumber } from '../../../lib/format.ts';
import { Markdown } from '../../markdown/index.ts';
import { Highlighted } from './highlighted.tsx';
import { messages } from '../messages.ts';
import { aboutTokens, countHits, printPrompt } from './prompt-text.ts';
import { callQuery, runCallsQuery, runStepsQuery } from '../run-queries.ts';

type Call = EndpointResult<typeof getLlmCall>;
const words = messages.promptViewer;

/** Exactly what a call of a model was sent and answered, and what of it is new since the call before. */
export function PromptView({ callId, runId }: { callId: string; runId: string | null }) {
  const { data: call, error, refetch } = useQuery(callQuery(client, callId));
  if (error) {
    return <RequestFailed error={error} onRetry={() => void refetch()} />;
  }
  if (!call) return <SkeletonRows rows={8} label={words.loading} />;
  return (
    <Tabs
      label={words.title}
      tabs={[
        { value: 'prompt', label: words.tabs.prompt, content: <PromptTab call={call} /> },
        {
          value: 'diff',
          label: words.tabs.diff,
          content:
            runId === null ? (
              <Nothing text={words.firstCall} />
            ) : (
              <DiffTab call={call} runId={runId} />
            ),
        },
        { value: 'answer', label: words.tabs.answer, content: <AnswerTab call={call} /> },
        {
          value: 'raw',
          label: words.tabs.raw,
          content: (
            <CodeBlock
              label={words.jsonLabel}
              code={JSON.stringify(call, undefined, 2)}
              className="max-h-[60vh]"
            />
          ),
        },
      ]}
    />
  );
}

function PromptTab({ call }: { call: Call }) {
  const [search, setSearch] = useState('');
  const { prompt } = call;
  if (!prompt) return <Nothing text={words.notKept} />;
  const wanted = search.trim();
  const hits = prompt.reduce((sum, { content }) => sum + countHits(content, wanted), 0);
  return (
    <div className="grid gap-4">
      <div className="flex flex-wrap items-center gap-3">
        <Input
          type="search"
          aria-label={words.search}
          placeholder={words.search}
          value={search}
          onChange={(event) => setSearch(event.target.value)}
          className="max-w-64 flex-1"
        />
        <span role="status" className="min-w-16 flex-1 text-xs text-soft tabular-nums">
          {wanted !== '' && words.hits(hits)}
        </span>
        <CopyButton isWide label={words.copy} text={printPrompt(prompt)} />
      </div>
      <Tools call={call} />
      {prompt.map(({ role, content }, index) => (
        <article key={index} aria-label={words.roles[role] ?? role} className="grid gap-1">
          <div className="flex min-h-7 items-center justify-between gap-2">
            <h3 className="text-sm font-medium">
              {words.roles[role] ?? role}{' '}
              <span className="text-xs font-normal text-soft tabular-nums">
                {words.size(formatNumber(content.length), formatNumber(aboutTokens(content)))}
              </span>
            </h3>
            <CopyButton label={words.copySection} text={content} />
          </div>
          <pre
            tabIndex={0}
            role="region"
            aria-label={words.roles[role] ?? role}
            className="max-h-96 overflow-auto rounded-md border border-line bg-sunken p-3 font-mono text-xs leading-relaxed break-words whitespace-pre-wrap"
          >
            <Highlighted text={content} wanted={wanted} />
          </pre>
        </article>
      ))}
    </div>
  );
}

/** By their names; what each takes is the same in every call. */
function Tools({ call }: { call: Call }) {
  const { runId } = call;
  const { data: steps } = useQuery({
    ...runStepsQuery(client, runId ?? ''),
    enabled: runId !== null,
  });
  const names = steps?.flatMap(({ detail, attempt }) =>
    detail.kind === 'model-call' && detail.call === call.call && attempt === call.attempt
      ? [detail.toolNames]
      : [],
  )[0];
  if (!names) return null;
  return (
    <p className="text-sm">
      <span className="text-soft">{words.tools}: </span>
      {names.length === 0 ? (
        words.noTools
      ) : (
        <span className="font-mono text-xs">{names.join(', ')}</span>
      )}
    </p>
  );
}

function DiffTab({ call, runId }: { call: Call; runId: string }) {
  const { data: calls } = useQuery(runCallsQuery(client, runId));
  const index = calls?.findIndex(({ id }) => id === call.id) ?? -1;
  const former = index > 0 ? calls?.[index - 1] : undefined;
  const { data: before } = useQuery({
    ...callQuery(client, former?.id ?? ''),
    enabled: former !== undefined,
  });
  if (calls && !former) return <Nothing text={words.firstCall} />;
  if (!before) return <SkeletonRows rows={8} label={words.loading} />;
  if (!before.prompt || !call.prompt) return <Nothing text={words.notKept} />;
  return (
    <DiffView
      before={printPrompt(before.prompt)}
      after={printPrompt(call.prompt)}
      label={words.tabs.diff}
    />
  );
}

function AnswerTab({ call: { answer } }: { call: Call }) {
  if (answer === null || answer === '') return <Nothing text={words.noAnswer} />;
  return (
    <div className="grid gap-2">
      <div className="justify-self-end">
        <CopyButton isWide text={answer} />
      </div>
      <Markdown text={answer} />
    </div>
  );
}

const Nothing = ({ text }: { text: string }) => <p className="text-sm text-soft">{text}</p>;
