'use client';

import {
  Download,
  Ellipsis,
  FileText,
  Pencil,
  Table2,
  Trash2,
  File,
  type LucideIcon,
} from 'lucide-react';
import dynamic from 'next/dynamic';
import { useState } from 'react';
import { IconButton, Menu, type MenuItem } from '@helix/ui';
import type { Attachment } from '@helix/contracts/attachments';
import { formatBytes } from '../../lib/format.ts';
import { contentUrl, kindOf, thumbnailUrl, type FileKind } from './file-kind.ts';
import { messages } from './messages.ts';
import { RenameDialog } from './rename-dialog.tsx';
import { useAttachmentActions } from './use-attachment-actions.ts';

type AttachmentListProps = {
  attachments: readonly Attachment[];
  mayWrite: boolean;
  /** Where earlier versions of a file are looked for. */
  all?: readonly Attachment[];
};

const Lightbox = dynamic(async () => (await import('./lightbox.tsx')).Lightbox);

const icons: Readonly<Record<FileKind, LucideIcon>> = {
  image: File,
  markdown: FileText,
  table: Table2,
  text: FileText,
  pdf: FileText,
  other: File,
};

export function AttachmentList({ attachments, mayWrite, all = attachments }: AttachmentListProps) {
  const [openId, setOpenId] = useState<string>();
  if (attachments.length === 0) return null;
  return (
    <>
      <ul className="mt-1.5 grid grid-cols-[repeat(auto-fill,minmax(12rem,1fr))] gap-2">
        {attachments.map((attachment) => (
          <AttachmentTile
            key={attachment.id}
            attachment={attachment}
            mayWrite={mayWrite}
            onOpen={() => setOpenId(attachment.id)}
          />
        ))}
      </ul>
      <Lightbox attachments={attachments} all={all} openId={openId} onOpen={setOpenId} />
    </>
  );
}

type TileProps = { attachment: Attachment; mayWrite: boolean; onOpen: () => void };

function AttachmentTile({ attachment, mayWrite, onOpen }: TileProps) {
  const { name, size, uploadedBy, hasThumbnail } = attachment;
  const Icon = icons[kindOf(attachment)];
  return (
    <li className="group relative flex min-w-0 items-center gap-2 rounded-lg border border-line bg-raised p-1.5 hover:border-edge">
      <span className="grid size-10 shrink-0 place-items-center overflow-hidden rounded-md bg-sunken">
        {hasThumbnail ? (
          <img
            src={thumbnailUrl(attachment)}
            alt=""
            loading="lazy"
            className="size-full object-cover"
          />
        ) : (
          <Icon aria-hidden className="size-5 text-soft" />
        )}
      </span>
      <span className="grid min-w-0 flex-1 text-xs">
        <button
          type="button"
          aria-label={messages.open(name)}
          onClick={onOpen}
          className="truncate text-left text-sm font-medium after:absolute after:inset-0 after:rounded-lg"
        >
          {name}
        </button>
        <span className="truncate text-soft">
          {messages.about(formatBytes(size), uploadedBy.name)}
        </span>
      </span>
      <AttachmentMenu attachment={attachment} mayWrite={mayWrite} />
    </li>
  );
}

function AttachmentMenu({ attachment, mayWrite }: Omit<TileProps, 'onOpen'>) {
  const [isRenaming, setIsRenaming] = useState(false);
  const { rename, remove } = useAttachmentActions(attachment);
  const items: MenuItem[] = [
    {
      label: messages.download,
      icon: <Download aria-hidden />,
      onSelect: () => downloadFile(attachment),
    },
  ];
  if (mayWrite) {
    items.push(
      {
        label: messages.rename,
        icon: <Pencil aria-hidden />,
        onSelect: () => setIsRenaming(true),
      },
      {
        label: messages.remove,
        icon: <Trash2 aria-hidden />,
        tone: 'danger',
        onSelect: () => remove.mutate(),
      },
    );
  }
  return (
    <span className="relative z-10">
      <Menu
        align="end"
        trigger={
          <IconButton
            size="small"
            label={messages.more(attachment.name)}
            icon={<Ellipsis aria-hidden />}
          />
        }
        items={items}
      />
      <RenameDialog
        name={attachment.name}
        isOpen={isRenaming}
        onOpenChange={setIsRenaming}
        onRename={(next) => rename.mutate(next)}
      />
    </span>
  );
}

function downloadFile(attachment: Attachment): void {
  const link = document.createElement('a');
  link.href = contentUrl(attachment);
  link.download = attachment.name;
  link.click();
}
