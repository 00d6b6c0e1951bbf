'use client';

import { useMutation, useQueryClient } from '@tanstack/react-query';
import Link from 'next/link';
import { useState } from 'react';
import { Button, buttonClass } from '@helix/ui';
import { client } from '../../lib/browser-client.ts';
import { RequestFailed } from '../../lib/request-failed.tsx';
import { messages } from './messages.ts';

const text = messages.sample;

export function SampleData() {
  const queries = useQueryClient();
  const [part, setPart] = useState<string>();
  const seed = useMutation({
    async mutationFn() {
      const { seedDemo } = await import('@helix/demo');
      return seedDemo(client, '', setPart);
    },
    onSettled: () => queries.invalidateQueries(),
  });
  return (
    <section className="grid justify-items-start gap-3">
      <div className="grid gap-1">
        <h2 className="font-semibold">{text.title}</h2>
        <p className="text-soft">{text.text}</p>
      </div>
      {seed.isSuccess ? (
        <Link href="/boards" className={buttonClass({ look: 'primary' })}>
          {text.open}
        </Link>
      ) : (
        <Button busy={seed.isPending} onClick={() => seed.mutate()}>
          {text.action}
        </Button>
      )}
      <p role="status" className="text-sm text-soft">
        {seed.isPending && (part === undefined ? text.workingAtAll : text.working(part))}
        {seed.isSuccess && text.done}
      </p>
      {seed.isError && <RequestFailed error={seed.error} />}
    </section>
  );
}
