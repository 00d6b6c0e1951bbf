'use client';

import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { CodeBlock, DiffView, SegmentedControl, Select, SkeletonRows } from '@helix/ui';
import type { Attachment } from '@helix/contracts/attachments';
import { client } from '../../lib/browser-client.ts';
import { messageOf } from '../../lib/error-message.ts';
import { Markdown } from '../markdown/index.ts';
import { attachmentTextQuery } from './attachment-queries.ts';
import { contentUrl, earlierVersions, kindOf, type FileKind } from './file-kind.ts';
import { messages } from './messages.ts';
import { parseTable } from './parse-table.ts';

type FilePreviewProps = { attachment: Attachment; all: readonly Attachment[] };

/** What a file holds, as far as it can be shown. */
export function FilePreview({ attachment, all }: FilePreviewProps) {
  const kind = kindOf(attachment);
  if (kind === 'image') {
    return (
      <img
        src={contentUrl(attachment)}
        alt={attachment.name}
        className="mx-auto max-h-[72dvh] max-w-full rounded-md bg-sunken object-contain"
      />
    );
  }
  if (kind === 'other' || kind === 'pdf') {
    return (
      <p className="rounded-md bg-sunken px-4 py-12 text-center text-soft">{messages.noPreview}</p>
    );
  }
  return (
    <TextPreview attachment={attachment} kind={kind} before={earlierVersions(attachment, all)} />
  );
}

type TextPreviewProps = { attachment: Attachment; kind: FileKind; before: readonly Attachment[] };

function TextPreview({ attachment, kind, before }: TextPreviewProps) {
  const [view, setView] = useState<'rendered' | 'source' | 'changes'>('rendered');
  const { data: text, error } = useQuery(attachmentTextQuery(client, attachment.id));
  if (error) return <p role="alert">{messageOf(error)}</p>;
  if (text === undefined)
    return <SkeletonRows label={messages.reading(attachment.name)} rows={8} />;
  const isFormatted = kind === 'markdown' || kind === 'table';
  const options = [
    { value: 'rendered' as const, label: messages.rendered },
    ...(isFormatted ? [{ value: 'source' as const, label: messages.source }] : []),
    ...(before.length > 0 ? [{ value: 'changes' as const, label: messages.changes }] : []),
  ];
  return (
    <div className="grid min-w-0 gap-3">
      {options.length > 1 && (
        <div>
          <SegmentedControl
            label={messages.view}
            options={options}
            value={view}
            onValueChange={setView}
          />
        </div>
      )}
      {view === 'changes' ? (
        <Changes attachment={attachment} text={text} before={before} />
      ) : (
        <TextView attachment={attachment} text={text} kind={view === 'source' ? 'text' : kind} />
      )}
    </div>
  );
}

type TextViewProps = { attachment: Attachment; text: string; kind: FileKind };

function TextView({ attachment, text, kind }: TextViewProps) {
  if (kind === 'markdown') {
    return (
      <div className="max-h-[68dvh] overflow-y-auto rounded-md border border-line px-4 py-3">
        <Markdown text={text} />
      </div>
    );
  }
  if (kind === 'table') return <TableView name={attachment.name} text={text} />;
  return (
    <CodeBlock code={text} label={messages.contentOf(attachment.name)} className="max-h-[68dvh]" />
  );
}

const maxRows = 500;

function TableView({ name, text }: { name: string; text: string }) {
  const [head = [], ...rows] = parseTable(text, { maxRows: maxRows + 1 });
  return (
    <div className="grid gap-1">
      <div
        role="group"
        tabIndex={0}
        aria-label={messages.tableOf(name)}
        className="max-h-[68dvh] overflow-auto rounded-md border border-line"
      >
        <table className="w-full border-collapse text-sm tabular-nums">
          <thead className="sticky top-0 bg-sunken">
            <tr>
              {head.map((cell, index) => (
                <th key={index} scope="col" className="border-b border-line px-3 py-1.5 text-left">
                  {cell}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {rows.map((row, index) => (
              <tr key={index} className="border-b border-line last:border-0">
                {row.map((cell, column) => (
                  <td key={column} className="px-3 py-1 align-top whitespace-pre-wrap">
                    {cell}
                  </td>
                ))}
              </tr>
            ))}
          </tbody>
        </table>
      </div>
      {rows.length >= maxRows && (
        <p className="text-xs text-soft">{messages.rowsLeftOut(maxRows)}</p>
      )}
    </div>
  );
}

type ChangesProps = { attachment: Attachment; text: string; before: readonly Attachment[] };

function Changes({ attachment, text, before }: ChangesProps) {
  const [otherId, setOtherId] = useState(before.at(-1)?.id ?? '');
  const { data: earlier } = useQuery(attachmentTextQuery(client, otherId));
  const index = before.findIndex(({ id }) => id === otherId);
  return (
    <div className="grid min-w-0 gap-2">
      {before.length > 1 && (
        <label className="flex items-center gap-2 text-sm">
          {messages.compareWith}
          <Select
            className="max-w-48"
            value={otherId}
            onChange={(event) => setOtherId(event.target.value)}
          >
            {before.map(({ id }, at) => (
              <option key={id} value={id}>
                {messages.versionAt(at + 1)}
              </option>
            ))}
          </Select>
        </label>
      )}
      {earlier !== undefined && (
        <DiffView
          before={earlier}
          after={text}
          label={messages.comparing(attachment.name)}
          beforeTitle={messages.versionAt(index + 1)}
          afterTitle={messages.versionAt(before.length + 1)}
        />
      )}
    </div>
  );
}
