'use client';

import { useQuery, useQueryClient } from '@tanstack/react-query';
import { MessageCircle, RotateCcw } from 'lucide-react';
import { useEffect, useMemo, useState } from 'react';
import { Button } from '@helix/ui';
import type { LlmCall } from '@helix/contracts/ledger';
import type { Run } from '@helix/contracts/runs';
import { client } from '../../../lib/browser-client.ts';
import { Markdown } from '../../markdown/index.ts';
import { modelsQuery } from '../../models/model-queries.ts';
import { CallEntry } from './call-entry.tsx';
import { Entry } from './entry.tsx';
import { EntryActions } from './entry-actions.tsx';
import { Failure } from '../failure.tsx';
import { messages } from '../messages.ts';
import { runCallsQuery, runKeys } from '../run-queries.ts';
import { ToolEntry } from './tool-entry.tsx';
import { madeText } from './tool-input.ts';
import type { AttemptItem, SaidItem, TranscriptItem } from './transcript.ts';

/** More of them are folded until they are asked for. */
const shownAtFirst = 40;

type TranscriptListProps = {
  run: Run;
  items: readonly TranscriptItem[];
  /** What was said and nobody has read yet. */
  pending?: readonly string[];
  /** Steps can be linked to: only one transcript of a page has anchors. */
  hasAnchors?: boolean;
};

/** A run as one conversation, the first step first. */
export function TranscriptList(props: TranscriptListProps) {
  const { run, items, pending = [], hasAnchors = false } = props;
  const [isWhole, setIsWhole] = useState(false);
  const folded = isWhole ? 0 : Math.max(0, items.length - shownAtFirst);
  const calls = useCalls(run.id, items);
  const contextWindow = useContextWindow(run.modelId);
  useLinkedStep(hasAnchors, () => setIsWhole(true));
  const former = useMemo(() => formerTexts(items), [items]);
  return (
    <div className="grid grid-cols-1 gap-3">
      {folded > 0 && (
        <Button look="quiet" size="small" onClick={() => setIsWhole(true)}>
          {messages.moreSteps(folded)}
        </Button>
      )}
      <ol className="grid grid-cols-1 gap-2.5">
        {items.slice(folded).map((item) => {
          if (item.kind === 'attempt') return <AttemptLine key={item.key} item={item} />;
          const id = hasAnchors ? `step-${item.number}` : undefined;
          const entered =
            item.kind === 'call' ? calls.get(`${item.attempt}.${item.call}`) : undefined;
          const actions = <EntryActions run={run} item={item} callId={entered?.id} />;
          switch (item.kind) {
            case 'call': {
              const about = { item, id, entered, contextWindow, actions };
              return <CallEntry key={item.key} {...about} />;
            }
            case 'tool':
              return (
                <ToolEntry
                  key={item.key}
                  item={item}
                  id={id}
                  former={former.get(item.key)}
                  actions={actions}
                />
              );
            default:
              return <SaidEntry key={item.key} item={item} id={id} />;
          }
        })}
        {pending.map((text, index) => (
          <Entry key={`pending-${index}`} icon={<MessageCircle />} tone="accent">
            <Said text={text} note={messages.saidPending} />
          </Entry>
        ))}
      </ol>
    </div>
  );
}

function AttemptLine({ item }: { item: AttemptItem }) {
  return (
    <Entry icon={<RotateCcw />}>
      <div className="flex min-h-7 items-center gap-3 text-xs font-medium text-soft">
        {item.attempt === 0 ? messages.attemptFork : messages.attempt(item.attempt)}
        <span aria-hidden className="h-px flex-1 bg-line" />
      </div>
      {item.because?.reason === undefined && item.because && <Failure failure={item.because} />}
    </Entry>
  );
}

function SaidEntry({ item, id }: { item: SaidItem; id: string | undefined }) {
  return (
    <Entry id={id} icon={<MessageCircle />} tone="accent">
      <Said text={item.text} note={messages.said(item.from)} />
    </Entry>
  );
}

function Said({ text, note }: { text: string; note: string }) {
  return (
    <div className="grid gap-0.5 rounded-lg bg-selected px-3 py-2">
      <p className="text-xs text-soft">{note}</p>
      <Markdown text={text} />
    </div>
  );
}

/** The ledger's rows of a run; read again whenever another call has ended. */
function useCalls(runId: string, items: readonly TranscriptItem[]): ReadonlyMap<string, LlmCall> {
  const queries = useQueryClient();
  const ended = items.filter((item) => item.kind === 'call' && item.endedAt !== null).length;
  const { data } = useQuery({ ...runCallsQuery(client, runId), enabled: items.length > 0 });
  const settled = data?.filter(({ status }) => status !== 'open').length ?? ended;
  useEffect(() => {
    if (settled < ended) void queries.invalidateQueries({ queryKey: runKeys.calls(runId) });
  }, [queries, runId, ended, settled]);
  return useMemo(
    () => new Map(data?.map((call) => [`${call.attempt}.${call.call}`, call])),
    [data],
  );
}

function useContextWindow(modelId: string): number | null {
  const { data } = useQuery(modelsQuery(client));
  return data?.items.find(({ id }) => id === modelId)?.settings.contextWindow ?? null;
}

/** Goes to the step that the address names, once it is there. */
function useLinkedStep(isLinked: boolean, showAll: () => void): void {
  useEffect(() => {
    if (!isLinked) return undefined;
    const go = () => {
      const { hash } = window.location;
      if (!/^#step-\d+$/.test(hash)) return;
      showAll();
      requestAnimationFrame(() => document.querySelector(hash)?.scrollIntoView());
    };
    go();
    window.addEventListener('hashchange', go);
    return () => window.removeEventListener('hashchange', go);
  }, [isLinked]);
}

/** For each text that was made again: what it was before. */
function formerTexts(items: readonly TranscriptItem[]): ReadonlyMap<string, string> {
  const latest = new Map<string, string>();
  const former = new Map<string, string>();
  for (const item of items) {
    const made = item.kind === 'tool' ? madeText(item.input) : undefined;
    if (!made) continue;
    const before = latest.get(made.name);
    if (before !== undefined) former.set(item.key, before);
    latest.set(made.name, made.content);
  }
  return former;
}
