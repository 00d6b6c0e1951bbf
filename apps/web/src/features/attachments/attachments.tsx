'use client';

import { useQuery, useQueryClient } from '@tanstack/react-query';
import { Plus } from 'lucide-react';
import { useRef, useState } from 'react';
import type { Attachment } from '@helix/contracts/attachments';
import { NotAnswered } from '../../lib/answered.tsx';
import { client } from '../../lib/browser-client.ts';
import { UploadList } from '../composer/upload-list.tsx';
import { AttachmentList } from './attachment-list.tsx';
import { withFile } from './attachment-live.ts';
import { attachmentKeys, attachmentsQuery } from './attachment-queries.ts';
import { messages } from './messages.ts';
import { useUploads } from './use-uploads.ts';

/** Every file of a task, those of its comments as well. */
export function Attachments({ taskId, mayWrite }: { taskId: string; mayWrite: boolean }) {
  const asked = useQuery(attachmentsQuery(client, taskId));
  const { data: files = [] } = asked;
  const queries = useQueryClient();
  const picker = useRef<HTMLInputElement>(null);
  const [isDropping, setIsDropping] = useState(false);
  const put = (file: Attachment) =>
    queries.setQueryData<Attachment[]>(attachmentKeys.of(taskId), (known = []) =>
      withFile(known, file),
    );
  const uploads = useUploads(taskId, put);
  const underWay = uploads.uploads.filter(({ attachment }) => !attachment);
  if (asked.isError && !asked.data) return <NotAnswered asked={asked} />;
  if (!mayWrite && files.length === 0) return null;
  return (
    <section
      aria-label={messages.title}
      data-empty={files.length + underWay.length === 0 ? '' : undefined}
      className={`rounded-lg ${isDropping ? 'outline-2 outline-offset-4 outline-accent' : ''}`}
      onDragOver={(event) => {
        if (!mayWrite || !event.dataTransfer.types.includes('Files')) return;
        event.preventDefault();
        setIsDropping(true);
      }}
      onDragLeave={() => setIsDropping(false)}
      onDrop={(event) => {
        setIsDropping(false);
        if (!mayWrite || event.dataTransfer.files.length === 0) return;
        event.preventDefault();
        uploads.add([...event.dataTransfer.files]);
      }}
    >
      {files.length > 0 && (
        <h3 className="flex min-h-8 items-center gap-1.5 text-sm font-semibold">
          {messages.title}
          <span className="font-normal text-soft tabular-nums">{files.length}</span>
        </h3>
      )}
      <AttachmentList attachments={files} mayWrite={mayWrite} />
      <div className="-mx-3">
        <UploadList uploads={underWay} onRetry={uploads.retry} onRemove={uploads.remove} />
      </div>
      {mayWrite && (
        <>
          <input
            ref={picker}
            type="file"
            multiple
            hidden
            onChange={({ currentTarget }) => {
              uploads.add([...(currentTarget.files ?? [])]);
              currentTarget.value = '';
            }}
          />
          <button type="button" className="add-line" onClick={() => picker.current?.click()}>
            <Plus aria-hidden />
            {messages.add}
          </button>
        </>
      )}
    </section>
  );
}
