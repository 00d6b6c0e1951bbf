'use client';

import { FileUp } from 'lucide-react';
import { useState } from 'react';
import { Button, Dialog, EmptyState, SkeletonRows } from '@helix/ui';
import { RequestFailed } from '../../lib/request-failed.tsx';
import { FileDrop } from './file-drop.tsx';
import { ImportPreview } from './import-preview.tsx';
import { messages } from './messages.ts';
import { useImport, type Mapping } from './use-import.ts';

/** A file, then what would come of it, then the import; nothing is made before somebody has seen it. */
export function ImportDialog({ boardId }: { boardId: string }) {
  const [isOpen, setIsOpen] = useState(false);
  return (
    <>
      <Button icon={<FileUp />} className="justify-self-start" onClick={() => setIsOpen(true)}>
        {messages.open}
      </Button>
      <Dialog
        size="large"
        open={isOpen}
        onOpenChange={setIsOpen}
        title={messages.title}
        description={messages.text}
      >
        <ImportSteps boardId={boardId} onClose={() => setIsOpen(false)} />
      </Dialog>
    </>
  );
}

function ImportSteps({ boardId, onClose }: { boardId: string; onClose: () => void }) {
  const [file, setFile] = useState<File>();
  const [mapping, setMapping] = useState<Mapping>({});
  const { preview, run } = useImport(boardId);
  const read = (next: File, nextMapping: Mapping) => {
    setFile(next);
    setMapping(nextMapping);
    preview.mutate({ file: next, mapping: nextMapping });
  };
  if (run.data) {
    return (
      <EmptyState
        size="small"
        title={messages.done(run.data.created)}
        text={messages.doneText}
        action={
          <Button look="primary" onClick={onClose}>
            {messages.close}
          </Button>
        }
      />
    );
  }
  const error = run.error ?? preview.error;
  const plan = preview.data;
  const mayRun = plan !== undefined && plan.problemCount === 0 && plan.created > 0;
  return (
    <div className="grid gap-4">
      <FileDrop file={file} onFile={(next) => read(next, {})} />
      {error && <RequestFailed error={error} />}
      {preview.isPending && !plan && (
        <SkeletonRows rows={4} label={messages.reading} className="h-8" />
      )}
      {plan && file && (
        <ImportPreview
          plan={plan}
          mapping={mapping}
          isReading={preview.isPending}
          onMap={(next) => read(file, next)}
        />
      )}
      <div className="flex justify-end gap-2">
        <Button onClick={onClose}>{messages.cancel}</Button>
        <Button
          look="primary"
          disabled={!mayRun || preview.isPending}
          busy={run.isPending}
          onClick={() => file && run.mutate({ file, mapping })}
        >
          {messages.run(plan?.created ?? 0)}
        </Button>
      </div>
    </div>
  );
}
