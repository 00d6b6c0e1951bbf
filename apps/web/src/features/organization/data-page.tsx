'use client';

import { useMutation, useQueryClient } from '@tanstack/react-query';
import { Button, buttonClass, Checkbox, CopyButton, Field, Input } from '@helix/ui';
import { apiBase } from '@helix/contracts';
import { exportOrganization } from '@helix/contracts/exports';
import { importOrganization, type OrganizationImport } from '@helix/contracts/imports';
import { client } from '../../lib/browser-client.ts';
import { RequestFailed } from '../../lib/request-failed.tsx';
import { formatNumber } from '../../lib/format.ts';
import { onSubmit } from '../../lib/on-submit.ts';
import { SettingsPage, SettingsPart } from '../settings/index.ts';
import { messages } from './messages.ts';

const text = messages.data;

export function DataPage() {
  return (
    <SettingsPage title={text.title} description={text.description}>
      <SettingsPart title={text.exportTitle} description={text.exportText}>
        <a
          href={apiBase + exportOrganization.path}
          download
          className={`${buttonClass()} justify-self-start`}
        >
          {text.export}
        </a>
        <p className="text-sm text-soft">{text.tasks}</p>
      </SettingsPart>
      <SettingsPart title={text.importTitle} description={text.importText}>
        <ImportForm />
      </SettingsPart>
    </SettingsPage>
  );
}

function ImportForm() {
  const queries = useQueryClient();
  const read = useMutation({
    mutationFn: ({ file, invite }: { file: File; invite: boolean }) =>
      client.call(importOrganization, {
        query: { invite: String(invite) },
        body: { name: file.name, contentType: 'application/zip', data: file },
      }),
    onSuccess: () => queries.invalidateQueries(),
  });
  if (read.data) return <Imported result={read.data} />;
  return (
    <form
      className="grid max-w-md gap-4"
      onSubmit={onSubmit((form) => {
        const file = form.get('file');
        if (file instanceof File) read.mutate({ file, invite: form.get('invite') !== null });
      })}
    >
      <Field label={text.file}>
        <Input
          name="file"
          type="file"
          accept=".zip,application/zip"
          required
          className="py-1.5 file:mr-3 file:rounded-md file:border-0 file:bg-hover file:px-2.5 file:py-0.5 file:text-sm file:font-medium"
        />
      </Field>
      <Checkbox name="invite" label={text.invite} />
      {read.isError && <RequestFailed error={read.error} />}
      <Button type="submit" busy={read.isPending} className="justify-self-start">
        {text.import}
      </Button>
    </form>
  );
}

function Imported({ result: { rows, files, people } }: { result: OrganizationImport }) {
  const total = Object.values(rows).reduce((sum, count) => sum + count, 0);
  return (
    <div role="status" className="grid gap-3">
      <p className="font-medium">{text.imported(total, files)}</p>
      <dl className="grid grid-cols-[auto_1fr] gap-x-4 gap-y-1 text-sm">
        {Object.entries(rows).map(([kind, count]) => (
          <div key={kind} className="contents">
            <dt className="text-soft">{kind.replaceAll('_', ' ')}</dt>
            <dd className="tabular-nums">{formatNumber(count)}</dd>
          </div>
        ))}
      </dl>
      {people.length > 0 && <h3 className="text-sm font-medium">{text.people}</h3>}
      <ul className="grid gap-2 text-sm">
        {people.map(({ email, name, outcome, link }) => (
          <li key={email} className="flex flex-wrap items-center gap-2">
            {name} ({email}) {text.outcomes[outcome]}
            {link !== null && <CopyButton text={link} />}
          </li>
        ))}
      </ul>
    </div>
  );
}
