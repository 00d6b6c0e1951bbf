'use client';

import { Pencil, Pin, PinOff, Trash2 } from 'lucide-react';
import Link from 'next/link';
import { useState } from 'react';
import { Badge, Button, IconButton, Textarea } from '@helix/ui';
import type { Memory } from '@helix/contracts/memories';
import { RelativeTime } from '../../lib/relative-time.tsx';
import { messages } from './messages.ts';
import { useMemoryActions } from './use-memory-actions.ts';

const maxLength = 2_000;

export function MemoryRow({ memory, mayChange }: { memory: Memory; mayChange: boolean }) {
  const [isEditing, setIsEditing] = useState(false);
  const { changing, forgetting } = useMemoryActions();
  return (
    <li className="grid gap-1.5 rounded-lg border border-line bg-raised py-2 pr-2 pl-3.5">
      {isEditing ? (
        <CorrectForm memory={memory} onClose={() => setIsEditing(false)} />
      ) : (
        <div className="flex items-start gap-2">
          <p className="min-w-0 flex-1 py-0.5 text-sm break-words whitespace-pre-wrap">
            {memory.text}
          </p>
          {mayChange && (
            <span className="flex shrink-0">
              <IconButton
                size="small"
                label={memory.pinned ? messages.unpin : messages.pin}
                aria-pressed={memory.pinned}
                icon={memory.pinned ? <PinOff aria-hidden /> : <Pin aria-hidden />}
                onClick={() =>
                  changing.mutate({ before: memory, next: { ...memory, pinned: !memory.pinned } })
                }
              />
              <IconButton
                size="small"
                label={messages.correct}
                icon={<Pencil aria-hidden />}
                onClick={() => setIsEditing(true)}
              />
              <IconButton
                size="small"
                label={messages.forget}
                icon={<Trash2 aria-hidden />}
                onClick={() => forgetting.mutate(memory)}
              />
            </span>
          )}
        </div>
      )}
      <p className="flex flex-wrap items-center gap-x-2.5 text-xs text-soft">
        {memory.pinned && <Badge tone="accent">{messages.pinned}</Badge>}
        <span>{messages.scopes[memory.scope]}</span>
        <span>
          {messages.by(memory.createdBy.name)}
          {memory.runId !== null && (
            <>
              {' '}
              <Link href={`/runs/${memory.runId}`} className="rounded-sm underline hover:text-ink">
                {messages.fromRun}
              </Link>
            </>
          )}
        </span>
        <RelativeTime at={memory.updatedAt} />
      </p>
    </li>
  );
}

function CorrectForm({ memory, onClose }: { memory: Memory; onClose: () => void }) {
  const [text, setText] = useState(memory.text);
  const { changing } = useMemoryActions();
  return (
    <form
      className="grid gap-2 py-1"
      onSubmit={(event) => {
        event.preventDefault();
        const next = { ...memory, text: text.trim() };
        changing.mutate({ before: memory, next }, { onSuccess: onClose });
      }}
    >
      <Textarea
        required
        autoFocus
        rows={2}
        maxLength={maxLength}
        aria-label={messages.text}
        value={text}
        onChange={(event) => setText(event.target.value)}
        onKeyDown={(event) => event.key === 'Escape' && onClose()}
      />
      <div className="flex gap-2">
        <Button type="submit" size="small" look="primary" busy={changing.isPending}>
          {messages.save}
        </Button>
        <Button size="small" look="quiet" onClick={onClose}>
          {messages.cancel}
        </Button>
      </div>
    </form>
  );
}
