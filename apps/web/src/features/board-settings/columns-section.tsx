'use client';

import { useQuery } from '@tanstack/react-query';
import { Plus } from 'lucide-react';
import { useCallback, useRef, useState } from 'react';
import { Button, Input, Section, Select } from '@helix/ui';
import { categories, type Column } from '@helix/contracts/structure';
import { NotAnswered } from '../../lib/answered.tsx';
import { client } from '../../lib/browser-client.ts';
import { onSubmit } from '../../lib/on-submit.ts';
import { columnsQuery } from '../filters/column-queries.ts';
import { messages as taskMessages } from '../task-actions/messages.ts';
import { ColumnRow } from './column-row.tsx';
import { messages } from './messages.ts';
import { useColumns } from './use-columns.ts';

const words = messages.columns;

type ColumnsSectionProps = { boardId: string; mayChange: boolean };

/** The columns from left to right, each changed where it stands. */
export function ColumnsSection({ boardId, mayChange }: ColumnsSectionProps) {
  const asked = useQuery(columnsQuery(client, boardId));
  const { data: columns = [] } = asked;
  const changes = useColumns(boardId);
  const [told, setTold] = useState('');
  const { mutate: order } = changes.order;
  const place = useCallback(
    (id: string, index: number) => {
      const moved = columns.find((column) => column.id === id);
      if (!moved || index < 0 || index >= columns.length) return;
      const others = columns.filter((column) => column.id !== id);
      const next = others.toSpliced(index, 0, moved);
      setTold(words.moved(moved.name, index + 1, columns.length));
      order(next.map((column) => column.id));
    },
    [columns, order],
  );
  return (
    <Section title={words.title} description={words.text}>
      <NotAnswered asked={asked} />
      <ul className="grid divide-y divide-line rounded-lg border border-line bg-raised">
        {columns.map((column, index) => (
          <ColumnRow
            key={column.id}
            column={column}
            index={index}
            columns={columns}
            changes={changes}
            mayChange={mayChange}
            onPlace={place}
          />
        ))}
      </ul>
      <p role="status" className="sr-only">
        {told}
      </p>
      {mayChange && <NewColumn columns={columns} changes={changes} />}
    </Section>
  );
}

type NewColumnProps = { columns: readonly Column[]; changes: ReturnType<typeof useColumns> };

function NewColumn({ columns, changes }: NewColumnProps) {
  const form = useRef<HTMLFormElement>(null);
  const add = (data: FormData) => {
    const name = String(data.get('name') ?? '').trim();
    const category = categories.find((known) => known === data.get('category')) ?? 'todo';
    if (name === '') return;
    changes.add.mutate(
      { name, category, ...beforeClosed(columns, category) },
      { onSuccess: () => form.current?.reset() },
    );
  };
  return (
    <form ref={form} onSubmit={onSubmit(add)} className="flex flex-wrap items-center gap-2">
      <span className="min-w-48 flex-1">
        <Input
          name="name"
          required
          maxLength={100}
          autoComplete="off"
          aria-label={words.addName}
          placeholder={words.addName}
        />
      </span>
      <span className="w-40">
        <Select name="category" aria-label={words.category} defaultValue="in_progress">
          {categories.map((category) => (
            <option key={category} value={category}>
              {taskMessages.category[category]}
            </option>
          ))}
        </Select>
      </span>
      <Button type="submit" icon={<Plus />} busy={changes.add.isPending}>
        {words.add}
      </Button>
    </form>
  );
}

/** A new column comes to the left of those that come later on the way of work. */
function beforeClosed(columns: readonly Column[], category: Column['category']) {
  const rank = categories.indexOf(category);
  const next = columns.find((column) => categories.indexOf(column.category) > rank);
  return next ? { before: next.id } : {};
}
