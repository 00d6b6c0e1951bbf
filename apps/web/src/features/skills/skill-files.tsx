'use client';

import { useQuery } from '@tanstack/react-query';
import { Download, File as FileIcon, Trash2, Upload } from 'lucide-react';
import { useRef, useState } from 'react';
import { Button, Field, IconButton, Input, Section, SkeletonRows } from '@helix/ui';
import { apiBase } from '@helix/contracts';
import { skillLimits, type Skill, type SkillFile } from '@helix/contracts/skills';
import { client } from '../../lib/browser-client.ts';
import { RequestFailed } from '../../lib/request-failed.tsx';
import { formatBytes } from '../../lib/format.ts';
import { readChosen, readDropped } from './dropped-files.ts';
import type { FolderFile } from './folder-zip.ts';
import { messages } from './messages.ts';
import { SkillFileDialog } from './skill-file-dialog.tsx';
import { skillFilesQuery } from './skill-queries.ts';
import { useSkillFiles } from './use-skill-files.ts';

const words = messages.files;

/** What the skill brings with it. */
export function SkillFiles({ skill, mayEdit }: { skill: Skill; mayEdit: boolean }) {
  const { data, error, refetch } = useQuery(skillFilesQuery(client, skill.id));
  const [opened, setOpened] = useState<SkillFile>();
  const [folder, setFolder] = useState('');
  const [isOver, setIsOver] = useState(false);
  const { put, remove } = useSkillFiles(skill);
  const input = useRef<HTMLInputElement>(null);
  if (error && !data) {
    return <RequestFailed error={error} onRetry={() => void refetch()} />;
  }
  if (!data) return <SkeletonRows label={words.loading} />;
  const take = (files: readonly FolderFile[]) =>
    put.mutate(files.map(({ path, file }) => ({ path: within(folder, path), file })));
  return (
    <Section
      className="max-w-3xl"
      title={words.title}
      description={`${words.description} ${words.limit(formatBytes(skill.fileBytes), formatBytes(skillLimits.bytes))}`}
    >
      {data.length === 0 && !mayEdit && <p className="text-sm text-soft">{words.none}</p>}
      {data.length > 0 && (
        <ul className="divide-y divide-line rounded-lg border border-line bg-raised">
          {data.map((file) => (
            <FileRow
              key={file.path}
              skill={skill}
              file={file}
              onOpen={() => setOpened(file)}
              {...(mayEdit && { onRemove: () => remove.mutate(file) })}
            />
          ))}
        </ul>
      )}
      {mayEdit && (
        <div
          onDragOver={(event) => {
            event.preventDefault();
            setIsOver(true);
          }}
          onDragLeave={() => setIsOver(false)}
          onDrop={(event) => {
            event.preventDefault();
            setIsOver(false);
            void readDropped(event.dataTransfer).then(take);
          }}
          className={`flex flex-wrap items-end justify-between gap-3 rounded-lg border border-dashed p-4 ${isOver ? 'border-accent bg-selected' : 'border-edge bg-sunken'}`}
        >
          <Field label={words.folder} hint={words.folderHint} className="w-64">
            <Input
              autoComplete="off"
              spellCheck={false}
              value={folder}
              onChange={(event) => setFolder(event.target.value)}
            />
          </Field>
          <div className="flex flex-wrap items-center gap-3">
            <span className="text-sm text-soft max-md:hidden">{words.drop}</span>
            <Button
              icon={<Upload aria-hidden />}
              busy={put.isPending}
              onClick={() => input.current?.click()}
            >
              {words.upload}
            </Button>
          </div>
          <input
            ref={input}
            type="file"
            multiple
            hidden
            aria-label={words.upload}
            onChange={(event) => {
              take(readChosen(event.target.files));
              event.target.value = '';
            }}
          />
        </div>
      )}
      {opened && (
        <SkillFileDialog
          skill={skill}
          file={opened}
          mayEdit={mayEdit}
          onClose={() => setOpened(undefined)}
        />
      )}
    </Section>
  );
}

function FileRow({
  skill,
  file,
  onOpen,
  onRemove,
}: {
  skill: Skill;
  file: SkillFile;
  onOpen: () => void;
  onRemove?: () => void;
}) {
  return (
    <li className="flex items-center gap-2 py-1 pr-1.5 pl-3.5 text-sm">
      <FileIcon aria-hidden className="size-4 shrink-0 text-soft" />
      <button
        type="button"
        aria-label={words.view(file.path)}
        onClick={onOpen}
        className="min-h-9 min-w-0 flex-1 truncate rounded-sm text-left font-mono text-xs hover:underline"
      >
        {file.path}
      </button>
      <span className="text-xs text-soft tabular-nums">{formatBytes(file.size)}</span>
      <a
        href={`${apiBase}/v1/skills/${skill.id}/attachments/${encodeURIComponent(file.path)}`}
        download
        aria-label={words.download(file.path)}
        className="grid size-8 place-items-center rounded-md text-soft hover:bg-hover hover:text-ink touch:size-11"
      >
        <Download aria-hidden className="size-4" />
      </a>
      {onRemove && (
        <IconButton
          label={words.remove(file.path)}
          icon={<Trash2 aria-hidden />}
          onClick={onRemove}
        />
      )}
    </li>
  );
}

const within = (folder: string, path: string) =>
  [...folder.split('/'), ...path.split('/')]
    .map((part) => part.trim())
    .filter((part) => part !== '')
    .join('/');
