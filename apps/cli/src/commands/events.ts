import type { Command } from 'commander';
import { follow } from '@helix/client';
import { streamEvents } from '@helix/contracts/live';
import { toLine } from '../output/cell.ts';
import { onServer } from '../remote/remote-command.ts';

export function addEventCommands(program: Command): void {
  const events = program.command('events').description('what happens in the organization');
  onServer(
    events
      .command('follow')
      .description('print events as they happen, until Ctrl-C; resumes by itself')
      .option('--after <number>', 'begin after this event; with the next one unless given'),
    async ({ client, out }, options: { after?: string }) => {
      const stop = new AbortController();
      process.once('SIGINT', () => stop.abort());
      process.once('SIGTERM', () => stop.abort());
      const { after } = options;
      const stream = follow(
        client,
        streamEvents,
        { query: { ...(after !== undefined && { after }) } },
        {
          signal: stop.signal,
          onState: ({ kind }) => {
            if (kind === 'reconnecting') out.note('The connection was lost; trying again …');
          },
        },
      );
      for await (const { frameId: _frame, ...event } of stream) {
        const { seq, at, type, actor } = event;
        process.stdout.write(
          out.json
            ? `${JSON.stringify(event)}\n`
            : `${[seq, at, type, toLine(actor.name), subjectOf(event.data)].join('\t')}\n`,
        );
      }
    },
  );
}

/** What it was about, in a word. */
function subjectOf(data: unknown): string {
  if (typeof data !== 'object' || data === null) return '';
  const [subject] = Object.values<unknown>({ ...data });
  if (typeof subject !== 'object' || subject === null) return '';
  for (const name of ['key', 'name', 'title', 'taskId', 'id']) {
    const value: unknown = Object.entries(subject).find(([field]) => field === name)?.[1];
    if (typeof value === 'string') return toLine(value);
  }
  return '';
}
