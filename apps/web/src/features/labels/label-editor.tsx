'use client';

import { useQuery } from '@tanstack/react-query';
import { Plus } from 'lucide-react';
import { useRef, useState } from 'react';
import { Button, Input, Select } from '@helix/ui';
import type { LabelColor } from '@helix/contracts/structure';
import { client } from '../../lib/browser-client.ts';
import { onSubmit } from '../../lib/on-submit.ts';
import { useHasRole } from '../session/use-user.ts';
import { ColorMenu } from './color-menu.tsx';
import { LabelRow } from './label-row.tsx';
import { labelsQuery } from './label-queries.ts';
import { messages } from './messages.ts';
import { useLabels } from './use-labels.ts';

type LabelEditorProps = {
  /** Whose labels; without a board, those that every board has. */
  boardId?: string;
  mayChange: boolean;
};

/** The labels that tasks can carry, each changed where it stands. Those of every board are for admins to change. */
export function LabelEditor({ boardId, mayChange }: LabelEditorProps) {
  const { data: labels = [] } = useQuery(labelsQuery(client));
  const isAdmin = useHasRole('admin');
  const changes = useLabels();
  const shown = labels.filter((label) => label.boardId === null || label.boardId === boardId);
  return (
    <div className="grid gap-3">
      {shown.length === 0 ? (
        <p className="text-sm text-soft">{messages.empty}</p>
      ) : (
        <ul className="grid divide-y divide-line rounded-lg border border-line bg-raised">
          {shown.map((label) => (
            <LabelRow
              key={label.id}
              label={label}
              changes={changes}
              mayChange={label.boardId === null ? isAdmin : mayChange}
              showsScope={boardId !== undefined}
            />
          ))}
        </ul>
      )}
      {(boardId === undefined ? isAdmin : mayChange) && (
        <NewLabel boardId={boardId} mayAddForAll={isAdmin} add={changes.add} />
      )}
    </div>
  );
}

type NewLabelProps = {
  boardId: string | undefined;
  mayAddForAll: boolean;
  add: ReturnType<typeof useLabels>['add'];
};

function NewLabel({ boardId, mayAddForAll, add }: NewLabelProps) {
  const form = useRef<HTMLFormElement>(null);
  const [color, setColor] = useState<LabelColor>('blue');
  const send = (data: FormData) => {
    const name = String(data.get('name') ?? '').trim();
    if (name === '') return;
    const isForAll = boardId === undefined || data.get('scope') === 'all';
    add.mutate(
      { name, color, boardId: isForAll ? null : boardId },
      { onSuccess: () => form.current?.reset() },
    );
  };
  return (
    <form ref={form} onSubmit={onSubmit(send)} className="flex flex-wrap items-center gap-2">
      <ColorMenu name={messages.name} color={color} onChange={setColor} />
      <span className="min-w-48 flex-1">
        <Input
          name="name"
          required
          maxLength={50}
          autoComplete="off"
          aria-label={messages.name}
          placeholder={messages.name}
        />
      </span>
      {boardId !== undefined && mayAddForAll && (
        <span className="w-36">
          <Select name="scope" aria-label={messages.scope} defaultValue="board">
            <option value="board">{messages.ofBoard}</option>
            <option value="all">{messages.ofAll}</option>
          </Select>
        </span>
      )}
      <Button type="submit" icon={<Plus />} busy={add.isPending}>
        {messages.add}
      </Button>
    </form>
  );
}
