'use client';

import { useMutation, useQuery } from '@tanstack/react-query';
import { useRef } from 'react';
import { Button, Textarea, useToast } from '@helix/ui';
import { createComment } from '@helix/contracts/comments';
import { client } from '../../lib/browser-client.ts';
import { messageOf } from '../../lib/error-message.ts';
import { Markdown } from '../../lib/markdown.tsx';
import { RelativeTime } from '../../lib/relative-time.tsx';
import { commentsQuery } from './task-queries.ts';

export function Comments({ taskId }: { taskId: string }) {
  const { data } = useQuery(commentsQuery(client, taskId));
  return (
    <section aria-label="Comments" className="grid gap-4">
      <h2 className="text-sm font-semibold">Comments</h2>
      <ol className="grid gap-4">
        {data?.items.map(({ id, author, body, createdAt }) => (
          <li key={id} className="grid gap-1">
            <p className="flex items-baseline gap-2 text-sm">
              <span className="font-medium">{author.name}</span>
              {author.kind === 'agent' && <span className="text-xs text-accent">agent</span>}
              <span className="text-xs text-soft">
                <RelativeTime at={createdAt} />
              </span>
            </p>
            <Markdown text={body} />
          </li>
        ))}
      </ol>
      <Composer taskId={taskId} />
    </section>
  );
}

function Composer({ taskId }: { taskId: string }) {
  const form = useRef<HTMLFormElement>(null);
  const show = useToast();
  const send = useMutation({
    mutationFn: (body: string) =>
      client.call(createComment, { params: { taskId }, body: { body } }),
    onSuccess: () => form.current?.reset(),
    onError: (error) => show(messageOf(error), 'bad'),
  });
  return (
    <form
      ref={form}
      className="grid justify-items-end gap-2"
      onSubmit={(event) => {
        event.preventDefault();
        const body = String(new FormData(event.currentTarget).get('body') ?? '').trim();
        if (body !== '') send.mutate(body);
      }}
    >
      <Textarea
        name="body"
        rows={2}
        aria-label="New comment"
        placeholder="Write a comment"
        className="field-sizing-content"
        onKeyDown={(event) => {
          if (event.key === 'Enter' && (event.metaKey || event.ctrlKey))
            form.current?.requestSubmit();
        }}
      />
      <Button type="submit" busy={send.isPending}>
        Comment
      </Button>
    </form>
  );
}
