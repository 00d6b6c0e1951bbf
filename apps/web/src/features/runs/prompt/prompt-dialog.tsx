'use client';

import { Dialog } from '@helix/ui';
import { messages } from '../messages.ts';
import { PromptView } from './prompt-view.tsx';

type PromptDialogProps = { callId: string; runId: string; isOpen: boolean; onClose: () => void };

export function PromptDialog({ callId, runId, isOpen, onClose }: PromptDialogProps) {
  return (
    <Dialog
      open={isOpen}
      onOpenChange={(open) => !open && onClose()}
      title={messages.promptViewer.title}
      size="large"
    >
      {isOpen && <PromptView callId={callId} runId={runId} />}
    </Dialog>
  );
}
