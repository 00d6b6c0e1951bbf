'use client';

import { Fragment, useRef, useState, type RefObject } from 'react';
import { Dialog, Input, Kbd } from '@helix/ui';
import type { Command } from './command.ts';
import { messages } from './messages.ts';
import { useAvailableCommands } from './use-commands.ts';

type CheatSheetProps = { open: boolean; onOpenChange: (isOpen: boolean) => void };

/** Every key that does something from where one is, made from the registry. */
export function CheatSheet({ open, onOpenChange }: CheatSheetProps) {
  const filter = useRef<HTMLInputElement>(null);
  return (
    <Dialog
      open={open}
      initialFocus={filter}
      onOpenChange={onOpenChange}
      title={messages.title}
      description={messages.description}
      size="large"
    >
      <SheetBody filter={filter} />
    </Dialog>
  );
}

function SheetBody({ filter }: { filter: RefObject<HTMLInputElement | null> }) {
  const [text, setText] = useState('');
  const wanted = text.trim().toLowerCase();
  const commands = useAvailableCommands().filter(
    ({ keys = [], title, group }) =>
      keys.length > 0 && `${title} ${group}`.toLowerCase().includes(wanted),
  );
  const groups = [...Map.groupBy(commands, ({ group }) => group)];
  return (
    <div className="grid gap-4">
      <Input
        ref={filter}
        aria-label={messages.filter}
        placeholder={messages.filter}
        value={text}
        onChange={(event) => setText(event.target.value)}
      />
      {groups.length === 0 && <p className="text-sm text-soft">{messages.none}</p>}
      <div className="columns-2 gap-8 max-md:columns-1">
        {groups.map(([group, members]) => (
          <section key={group} className="mb-5 break-inside-avoid">
            <h3 className="pb-1 text-xs font-medium text-soft">{group}</h3>
            <dl>
              {members.map((command) => (
                <Shortcut key={command.id} command={command} />
              ))}
            </dl>
          </section>
        ))}
      </div>
    </div>
  );
}

function Shortcut({ command: { title, keys = [] } }: { command: Command }) {
  return (
    <div className="flex min-h-8 items-center justify-between gap-4 border-b border-line py-1 text-sm last:border-0">
      <dt>{title}</dt>
      <dd className="flex shrink-0 items-center gap-1.5">
        {keys.map((key, index) => (
          <Fragment key={key}>
            {index > 0 && <span className="text-xs text-soft">{messages.or}</span>}
            <Kbd keys={key.replaceAll(/\[\w+\]\+/g, '')} />
          </Fragment>
        ))}
      </dd>
    </div>
  );
}
