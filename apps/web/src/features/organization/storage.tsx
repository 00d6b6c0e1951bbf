'use client';

import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { Button, Field, Input, Progress, useToast } from '@helix/ui';
import { updateStorage } from '@helix/contracts/attachments';
import { client } from '../../lib/browser-client.ts';
import { messageOf } from '../../lib/error-message.ts';
import { formatBytes } from '../../lib/format.ts';
import { onSubmit } from '../../lib/on-submit.ts';
import { SettingsPart } from '../settings/index.ts';
import { messages } from './messages.ts';
import { organizationKeys, storageQuery } from './organization-queries.ts';

const text = messages.storage;
const gigabyte = 1_000_000_000;

export function Storage() {
  const { data: storage } = useQuery(storageQuery(client));
  const queries = useQueryClient();
  const show = useToast();
  const limit = useMutation({
    mutationFn: (quotaBytes: number | null) => client.call(updateStorage, { body: { quotaBytes } }),
    onSuccess(saved) {
      queries.setQueryData(organizationKeys.storage, saved);
      show(text.saved);
    },
    onError: (error) => show(messageOf(error), 'bad'),
  });
  if (!storage) return null;
  const { usedBytes, quotaBytes, maxFileBytes } = storage;
  const quota = quotaBytes === null ? null : formatBytes(quotaBytes);
  return (
    <SettingsPart title={text.title} description={text.describe(formatBytes(usedBytes), quota)}>
      {quotaBytes !== null && quotaBytes > 0 && (
        <Progress label={text.usage} value={usedBytes} max={quotaBytes} />
      )}
      <p className="text-sm text-soft">{text.largest(formatBytes(maxFileBytes))}</p>
      <form
        className="flex flex-wrap items-start gap-3"
        onSubmit={onSubmit((form) => limit.mutate(readQuota(form)))}
      >
        <Field label={text.quota} hint={text.quotaHint}>
          <Input
            key={quotaBytes}
            name="quota"
            type="number"
            min={0}
            step="any"
            defaultValue={quotaBytes === null ? '' : quotaBytes / gigabyte}
            className="max-w-40"
          />
        </Field>
        <Button type="submit" className="mt-6" busy={limit.isPending}>
          {text.save}
        </Button>
      </form>
    </SettingsPart>
  );
}

function readQuota(form: FormData): number | null {
  const typed = String(form.get('quota') ?? '').trim();
  return typed === '' ? null : Math.round(Number(typed) * gigabyte);
}
