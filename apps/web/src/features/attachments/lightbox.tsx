'use client';

import { ChevronLeft, ChevronRight, Download } from 'lucide-react';
import { Dialog, IconButton } from '@helix/ui';
import type { Attachment } from '@helix/contracts/attachments';
import { formatBytes } from '../../lib/format.ts';
import { FilePreview } from './file-preview.tsx';
import { contentUrl } from './file-kind.ts';
import { messages } from './messages.ts';

type LightboxProps = {
  attachments: readonly Attachment[];
  all: readonly Attachment[];
  openId: string | undefined;
  onOpen: (attachmentId: string | undefined) => void;
};

/** One file at a time; the arrows lead to its neighbours. */
export function Lightbox({ attachments, all, openId, onOpen }: LightboxProps) {
  const index = attachments.findIndex(({ id }) => id === openId);
  const attachment = attachments[index];
  const step = (by: number) => {
    const { length } = attachments;
    onOpen(attachments[(index + by + length) % length]?.id);
  };
  return (
    <Dialog
      open={attachment !== undefined}
      onOpenChange={(isOpen) => !isOpen && onOpen(undefined)}
      size="full"
      title={<span className="wrap-anywhere">{attachment?.name}</span>}
      description={
        attachment && messages.about(formatBytes(attachment.size), attachment.uploadedBy.name)
      }
    >
      {attachment && (
        <div
          className="grid gap-3"
          onKeyDown={({ key, target }) => {
            if (target instanceof HTMLElement && target.matches('[role="radio"], pre, input'))
              return;
            if (key === 'ArrowLeft') step(-1);
            if (key === 'ArrowRight') step(1);
          }}
        >
          <div className="flex items-center gap-1">
            {attachments.length > 1 && (
              <>
                <IconButton
                  label={messages.previous}
                  icon={<ChevronLeft aria-hidden />}
                  onClick={() => step(-1)}
                />
                <IconButton
                  label={messages.next}
                  icon={<ChevronRight aria-hidden />}
                  onClick={() => step(1)}
                />
                <span className="text-xs text-soft tabular-nums">
                  {messages.position(index + 1, attachments.length)}
                </span>
              </>
            )}
            <a
              href={contentUrl(attachment)}
              download={attachment.name}
              className="ml-auto inline-flex min-h-8 items-center gap-1.5 rounded-md px-2 text-sm font-medium text-accent hover:bg-hover touch:min-h-11"
            >
              <Download aria-hidden className="size-4" />
              {messages.download}
            </a>
          </div>
          <FilePreview key={attachment.id} attachment={attachment} all={all} />
        </div>
      )}
    </Dialog>
  );
}
