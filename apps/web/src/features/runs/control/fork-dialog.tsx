'use client';

import { useState } from 'react';
import { useRouter } from 'next/navigation';
import { Button, Dialog, DialogClose, Field, Textarea, buttonClass } from '@helix/ui';
import { messages } from '../messages.ts';
import { useForkRun } from './use-run-control.ts';

type ForkDialogProps = {
  runId: string;
  stepId: string;
  number: number;
  isOpen: boolean;
  onClose: () => void;
  /** It was refused; what was written is still there. */
  onRefused: () => void;
};

/** Goes on from a step in a new run, and says what should be different. */
export function ForkDialog({ runId, stepId, number, isOpen, onClose, onRefused }: ForkDialogProps) {
  const [message, setMessage] = useState('');
  const router = useRouter();
  const fork = useForkRun(runId);
  const start = () => {
    const said = message.trim();
    onClose();
    fork.mutate(
      { stepId, ...(said !== '' && { message: said }) },
      {
        onSuccess: (run) => router.push(`/runs/${run.id}`),
        onError: onRefused,
      },
    );
  };
  return (
    <Dialog
      open={isOpen}
      onOpenChange={(open) => !open && onClose()}
      title={messages.forkTitle(number)}
      description={messages.forkText}
      footer={
        <>
          <DialogClose className={buttonClass()}>{messages.cancel}</DialogClose>
          <Button look="primary" onClick={start}>
            {messages.forkStart}
          </Button>
        </>
      }
    >
      <Field label={messages.forkMessage} hint={messages.forkHint}>
        <Textarea
          value={message}
          maxLength={20_000}
          onChange={(event) => setMessage(event.target.value)}
          onKeyDown={(event) => {
            if (event.key === 'Enter' && (event.metaKey || event.ctrlKey)) start();
          }}
        />
      </Field>
    </Dialog>
  );
}
