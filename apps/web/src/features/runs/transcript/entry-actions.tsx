'use client';

import { Ellipsis, GitFork, Link2, ScrollText } from 'lucide-react';
import { useState } from 'react';
import { IconButton, Menu, type MenuItem } from '@helix/ui';
import { isEnded, type Run } from '@helix/contracts/runs';
import { useCopy } from '../../../lib/use-copy.ts';
import { ForkDialog } from '../control/fork-dialog.tsx';
import { messages } from '../messages.ts';
import { PromptDialog } from '../prompt/prompt-dialog.tsx';
import type { StepItem } from './transcript.ts';
import { useMayControl } from '../control/use-run-control.ts';

type EntryActionsProps = { run: Run; item: StepItem; callId: string | undefined };

/** What can be done from one step. */
export function EntryActions({ run, item, callId }: EntryActionsProps) {
  const [shown, setShown] = useState<'prompt' | 'fork'>();
  const mayControl = useMayControl();
  const copy = useCopy();
  const { number, stepId } = item;
  const isForkable =
    mayControl && isEnded(run.status) && run.taskId !== null && stepId !== undefined;
  const items: MenuItem[] = [
    ...(callId === undefined
      ? []
      : [
          {
            label: messages.prompt,
            icon: <ScrollText aria-hidden />,
            onSelect: () => setShown('prompt'),
          },
        ]),
    ...(isForkable
      ? [{ label: messages.fork, icon: <GitFork aria-hidden />, onSelect: () => setShown('fork') }]
      : []),
    {
      label: messages.copyLink,
      icon: <Link2 aria-hidden />,
      onSelect: () =>
        copy(`${window.location.origin}/runs/${run.id}#step-${number}`, messages.linkCopied),
    },
  ];
  return (
    <span className="flex shrink-0 items-center">
      {callId !== undefined && (
        <span className="max-md:hidden">
          <IconButton
            size="small"
            label={messages.promptOf(number)}
            icon={<ScrollText aria-hidden />}
            onClick={() => setShown('prompt')}
          />
        </span>
      )}
      <Menu
        align="end"
        label={messages.stepActions(number)}
        trigger={
          <IconButton
            size="small"
            label={messages.stepActions(number)}
            icon={<Ellipsis aria-hidden />}
          />
        }
        items={items}
      />
      {callId !== undefined && (
        <PromptDialog
          callId={callId}
          runId={run.id}
          isOpen={shown === 'prompt'}
          onClose={() => setShown(undefined)}
        />
      )}
      {isForkable && (
        <ForkDialog
          runId={run.id}
          stepId={stepId}
          number={number}
          isOpen={shown === 'fork'}
          onClose={() => setShown(undefined)}
          onRefused={() => setShown('fork')}
        />
      )}
    </span>
  );
}
