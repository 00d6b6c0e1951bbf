'use client';

import { useMutation, useQueryClient } from '@tanstack/react-query';
import { FolderUp, PackageOpen, Upload } from 'lucide-react';
import Link from 'next/link';
import { useRef, useState, type DragEvent } from 'react';
import { Badge, Button, Checkbox, ErrorState, Field, Section, Select } from '@helix/ui';
import { importSkills, type SkillImport } from '@helix/contracts/skills';
import { client } from '../../lib/browser-client.ts';
import { messageOf, requestIdOf } from '../../lib/error-message.ts';
import { readChosen, readDropped } from './dropped-files.ts';
import { zipFolder, type FolderFile } from './folder-zip.ts';
import { messages } from './messages.ts';
import { applySkill } from './skill-patch.ts';

const words = messages.importing;
const policies = ['refuse', 'update', 'skip'] as const;

/** Brings skills in from elsewhere, and says what became of each. */
export function ImportSkills() {
  const [existing, setExisting] = useState<(typeof policies)[number]>('refuse');
  const [allAgents, setAllAgents] = useState(false);
  const queries = useQueryClient();
  const run = useMutation({
    mutationFn: async (files: readonly FolderFile[]) => {
      const upload = await toUpload(files);
      return client.call(importSkills, {
        query: { existing, allAgents: String(allAgents) },
        body: { name: upload.name, contentType: upload.type, data: upload },
      });
    },
    onSuccess: ({ items }) => items.forEach(({ skill }) => applySkill(queries, skill)),
  });
  return (
    <div className="grid max-w-3xl gap-6">
      <p className="text-sm text-soft">{words.text}</p>
      <DropArea isBusy={run.isPending} onFiles={(files) => files.length > 0 && run.mutate(files)} />
      {run.isError && (
        <ErrorState
          message={words.refused}
          fix={messageOf(run.error)}
          requestId={requestIdOf(run.error)}
        />
      )}
      {run.data && <Result result={run.data} />}
      <div className="grid gap-4 sm:grid-cols-2">
        <Field label={words.existing}>
          <Select
            value={existing}
            onChange={(event) =>
              setExisting(policies.find((known) => known === event.target.value) ?? 'refuse')
            }
          >
            {policies.map((policy) => (
              <option key={policy} value={policy}>
                {words.existingOptions[policy]}
              </option>
            ))}
          </Select>
        </Field>
        <Checkbox
          className="self-end"
          label={words.allAgents}
          checked={allAgents}
          onCheckedChange={setAllAgents}
        />
      </div>
    </div>
  );
}

/** A zip or a SKILL.md goes as it is; everything else as a zip of it. */
async function toUpload(files: readonly FolderFile[]): Promise<File> {
  const [only] = files;
  if (only && files.length === 1 && /\.(zip|skill|md)$/i.test(only.file.name)) {
    const type = only.file.name.toLowerCase().endsWith('.md') ? 'text/markdown' : 'application/zip';
    return new File([only.file], only.file.name, { type });
  }
  return zipFolder(files);
}

function DropArea({
  isBusy,
  onFiles,
}: {
  isBusy: boolean;
  onFiles: (files: FolderFile[]) => void;
}) {
  const [isOver, setIsOver] = useState(false);
  const file = useRef<HTMLInputElement>(null);
  const folder = useRef<HTMLInputElement>(null);
  const onDrop = (event: DragEvent) => {
    event.preventDefault();
    setIsOver(false);
    void readDropped(event.dataTransfer).then(onFiles);
  };
  return (
    <div
      onDragOver={(event) => {
        event.preventDefault();
        setIsOver(true);
      }}
      onDragLeave={() => setIsOver(false)}
      onDrop={onDrop}
      className={`grid justify-items-center gap-3 rounded-lg border border-dashed px-4 py-10 text-center transition-colors ${isOver ? 'border-accent bg-selected' : 'border-edge bg-sunken'}`}
    >
      <PackageOpen aria-hidden className="size-6 text-soft" />
      <p className="text-sm text-soft">{isBusy ? words.busy : words.drop}</p>
      <div className="flex flex-wrap justify-center gap-2">
        <Button
          look="primary"
          icon={<Upload aria-hidden />}
          busy={isBusy}
          onClick={() => file.current?.click()}
        >
          {words.chooseFile}
        </Button>
        <Button
          icon={<FolderUp aria-hidden />}
          disabled={isBusy}
          onClick={() => folder.current?.click()}
        >
          {words.chooseFolder}
        </Button>
      </div>
      <input
        ref={file}
        type="file"
        hidden
        aria-label={words.chooseFile}
        accept=".zip,.skill,.md"
        onChange={(event) => {
          onFiles(readChosen(event.target.files));
          event.target.value = '';
        }}
      />
      <input
        ref={(element) => {
          folder.current = element;
          element?.setAttribute('webkitdirectory', '');
        }}
        type="file"
        hidden
        multiple
        aria-label={words.chooseFolder}
        onChange={(event) => {
          onFiles(readChosen(event.target.files));
          event.target.value = '';
        }}
      />
    </div>
  );
}

function Result({ result: { items, remarks } }: { result: SkillImport }) {
  return (
    <div className="grid gap-5" role="status">
      <Section title={words.done}>
        {items.length === 0 && <p className="text-sm text-soft">{words.nothing}</p>}
        <ul className="grid gap-1">
          {items.map(({ skill, outcome }) => (
            <li key={skill.id} className="flex min-h-9 items-center gap-3 text-sm">
              <Link
                href={`/skills/${skill.id}`}
                className="rounded-sm font-mono font-medium hover:underline"
              >
                {skill.name}
              </Link>
              <Badge tone={outcome === 'created' || outcome === 'updated' ? 'good' : 'soft'}>
                {words.outcomes[outcome]}
              </Badge>
            </li>
          ))}
        </ul>
      </Section>
      {remarks.length > 0 && (
        <Section title={words.remarks}>
          <ul className="grid list-disc gap-1 pl-5 text-sm text-soft">
            {remarks.map((remark) => (
              <li key={remark}>{remark}</li>
            ))}
          </ul>
        </Section>
      )}
    </div>
  );
}
