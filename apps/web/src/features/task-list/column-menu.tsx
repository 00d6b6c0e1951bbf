'use client';

import { ArrowLeft, ArrowRight, Columns3Cog } from 'lucide-react';
import { viewColumns } from '@helix/contracts/saved-views';
import { Button, Checkbox, IconButton, Popover } from '@helix/ui';
import type { ViewColumn, ViewControl } from '../filters/view-state.ts';
import { useListColumns } from './list-columns.ts';
import { messages } from './messages.ts';

type ColumnMenuProps = { control: ViewControl; isSaved: boolean };

/** Which columns the list has, and in which order. */
export function ColumnMenu({ control, isSaved }: ColumnMenuProps) {
  const { columns, choose } = useListColumns(control, isSaved);
  const others = viewColumns.filter((column) => !columns.includes(column));
  const move = (column: ViewColumn, by: number) => {
    const at = columns.indexOf(column);
    choose(columns.toSpliced(at, 1).toSpliced(at + by, 0, column));
  };
  return (
    <Popover
      label={messages.chooseColumns}
      align="end"
      className="w-64 p-2"
      trigger={
        <Button look="quiet" size="small" icon={<Columns3Cog />} className="max-md:hidden">
          {messages.chooseColumns}
        </Button>
      }
    >
      <ul className="grid">
        {[...columns, ...others].map((column) => {
          const name = messages.columns[column];
          const at = columns.indexOf(column);
          const isShown = at !== -1;
          return (
            <li key={column} className="flex min-h-8 items-center gap-1 px-1">
              <Checkbox
                label={name}
                checked={isShown}
                className="flex-1"
                onCheckedChange={(on) =>
                  choose(on ? [...columns, column] : columns.filter((other) => other !== column))
                }
              />
              {isShown && (
                <>
                  <IconButton
                    size="small"
                    label={messages.earlier(name)}
                    icon={<ArrowLeft />}
                    disabled={at === 0}
                    onClick={() => move(column, -1)}
                  />
                  <IconButton
                    size="small"
                    label={messages.later(name)}
                    icon={<ArrowRight />}
                    disabled={at === columns.length - 1}
                    onClick={() => move(column, 1)}
                  />
                </>
              )}
            </li>
          );
        })}
      </ul>
      <div className="mt-1 flex justify-end border-t border-line pt-2">
        <Button look="quiet" size="small" onClick={() => choose(undefined)}>
          {messages.resetColumns}
        </Button>
      </div>
    </Popover>
  );
}
