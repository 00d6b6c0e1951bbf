'use client';

import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import Link from 'next/link';
import { Button, EmptyState, Field, Input, useToast } from '@helix/ui';
import { createBoard, createDepartment } from '@helix/contracts/structure';
import { client } from '../../lib/browser-client.ts';
import { messageOf } from '../../lib/error-message.ts';
import { boardKeys, overviewQuery } from './board-queries.ts';

/** Every board by department, and the next thing to do while there is none. */
export function Overview() {
  const { data } = useQuery(overviewQuery(client));
  if (!data) return null;
  return (
    <div className="overflow-y-auto px-5 py-4">
      <h1 className="text-lg font-semibold">Boards</h1>
      {data.departments.length === 0 && (
        <EmptyState title="Begin with a department">
          A department holds boards; on a board, people and agents work on tasks. “Engineering” or
          “Marketing” is a good start.
        </EmptyState>
      )}
      <div className="grid gap-6 py-4">
        {data.departments.map((department) => (
          <section key={department.id} aria-label={department.name} className="grid gap-2">
            <h2 className="text-sm font-semibold text-soft">{department.name}</h2>
            <ul className="flex flex-wrap gap-3">
              {data.boards
                .filter(({ departmentId }) => departmentId === department.id)
                .map((board) => (
                  <li key={board.id}>
                    <Link
                      href={`/boards/${board.id}`}
                      className="grid w-56 gap-1 rounded-lg border border-line bg-raised p-4 hover:border-soft"
                    >
                      <span className="font-medium">{board.name}</span>
                      <span className="font-mono text-xs text-soft">{board.key}</span>
                    </Link>
                  </li>
                ))}
            </ul>
            <NameForm
              label={`New board in ${department.name}`}
              button="Create board"
              create={(name) =>
                client.call(createBoard, { body: { name, departmentId: department.id } })
              }
            />
          </section>
        ))}
      </div>
      <NameForm
        label="New department"
        button="Create department"
        create={(name) => client.call(createDepartment, { body: { name } })}
      />
    </div>
  );
}

type NameFormProps = { label: string; button: string; create: (name: string) => Promise<unknown> };

function NameForm({ label, button, create }: NameFormProps) {
  const queries = useQueryClient();
  const show = useToast();
  const save = useMutation({
    mutationFn: create,
    onSuccess: () => queries.invalidateQueries({ queryKey: boardKeys.overview }),
    onError: (error) => show(messageOf(error), 'bad'),
  });
  return (
    <form
      className="flex max-w-md items-end gap-2"
      onSubmit={(event) => {
        event.preventDefault();
        const form = event.currentTarget;
        save.mutate(String(new FormData(form).get('name')), { onSuccess: () => form.reset() });
      }}
    >
      <div className="flex-1">
        <Field label={label}>
          <Input name="name" required maxLength={100} autoComplete="off" />
        </Field>
      </div>
      <Button type="submit" busy={save.isPending} className="min-h-9">
        {button}
      </Button>
    </form>
  );
}
