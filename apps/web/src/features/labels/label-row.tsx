'use client';

import { Trash2 } from 'lucide-react';
import { useState } from 'react';
import { Badge, Button, Dialog, IconButton, Input, Tag } from '@helix/ui';
import type { Label } from '@helix/contracts/structure';
import { ColorMenu } from './color-menu.tsx';
import { messages } from './messages.ts';
import type { useLabels } from './use-labels.ts';

type LabelRowProps = {
  label: Label;
  changes: ReturnType<typeof useLabels>;
  mayChange: boolean;
  /** Says which labels every board has. */
  showsScope: boolean;
};

/** Saved when a field is left. */
export function LabelRow({ label, changes, mayChange, showsScope }: LabelRowProps) {
  const [isDeleting, setIsDeleting] = useState(false);
  const { mutate: update } = changes.update;
  const scope = showsScope && label.boardId === null && <Badge tone="soft">{messages.ofAll}</Badge>;
  if (!mayChange) {
    return (
      <li className="flex flex-wrap items-center gap-3 px-3 py-2 text-sm">
        <Tag color={label.color}>{label.name}</Tag>
        <span className="min-w-0 flex-1 text-soft">{label.description}</span>
        {scope}
      </li>
    );
  }
  return (
    <li className="flex flex-wrap items-center gap-2 px-2 py-1.5">
      <ColorMenu
        name={label.name}
        color={label.color}
        onChange={(color) => update({ label, change: { color } })}
      />
      <Input
        key={`name ${label.name}`}
        aria-label={messages.nameOf(label.name)}
        defaultValue={label.name}
        maxLength={50}
        className="w-40! max-md:w-auto! max-md:flex-1"
        onBlur={(event) => {
          const name = event.target.value.trim();
          if (name === '') event.target.value = label.name;
          else if (name !== label.name) update({ label, change: { name } });
        }}
        onKeyDown={(event) => event.key === 'Enter' && event.currentTarget.blur()}
      />
      <span className="min-w-40 flex-1">
        <Input
          key={`description ${label.description}`}
          aria-label={messages.descriptionOf(label.name)}
          placeholder={messages.description}
          defaultValue={label.description}
          maxLength={500}
          onBlur={(event) => {
            const description = event.target.value.trim();
            if (description !== label.description) update({ label, change: { description } });
          }}
          onKeyDown={(event) => event.key === 'Enter' && event.currentTarget.blur()}
        />
      </span>
      {scope}
      <IconButton
        size="small"
        label={messages.remove(label.name)}
        icon={<Trash2 />}
        onClick={() => setIsDeleting(true)}
      />
      <Dialog
        size="small"
        open={isDeleting}
        onOpenChange={setIsDeleting}
        title={messages.removeTitle(label.name)}
        description={messages.removeText}
        footer={
          <Button
            look="danger"
            busy={changes.remove.isPending}
            onClick={() => changes.remove.mutate(label)}
          >
            {messages.confirm}
          </Button>
        }
      />
    </li>
  );
}
