import { Option, type Command } from 'commander';
import { type Client, readAll } from '@helix/client';
import {
  inboxStates,
  listNotifications,
  notificationKinds,
  readAllNotifications,
  readNotification,
  type InboxState,
  type NotificationKind,
} from '@helix/contracts/notifications';
import { exitCodes, Failure } from '../failure.ts';
import { relativeTime } from '../output/relative-time.ts';
import { readPage, withPageOptions, type PageOptions } from '../remote/page.ts';
import { onServer } from '../remote/remote-command.ts';

type ListOptions = PageOptions & { state?: InboxState; kind?: NotificationKind };

export function addNotificationCommands(program: Command): void {
  const notifications = program
    .command('notifications')
    .description('what there is news about for you');
  addList(notifications);
  addRead(notifications);
}

function addList(notifications: Command): void {
  const command = notifications
    .command('list')
    .description('list your notifications, newest first')
    .addOption(new Option('--state <state>').choices(inboxStates))
    .addOption(new Option('--kind <kind>', 'why it is there').choices(notificationKinds));
  onServer(withPageOptions(command), async ({ client, out }, options: ListOptions) => {
    const { state, kind } = options;
    const page = await readPage(options, (query) =>
      client.call(listNotifications, {
        query: { ...query, ...(state && { state }), ...(kind && { kinds: kind }) },
      }),
    );
    out.rows(
      page,
      [
        { title: '', value: (row) => (row.state === 'unread' ? '●' : ''), style: () => 'cyan' },
        { title: 'about', value: ({ subject }) => subject.key ?? subject.kind },
        { title: 'title', value: ({ subject }) => subject.title, shrinks: true },
        { title: 'why', value: ({ kinds }) => kinds.join(', '), shrinks: true },
        { title: 'who', value: ({ reasons }) => reasons[0]?.actor.name, shrinks: true },
        {
          title: 'when',
          value: ({ sortedAt }) => (out.isTerminal ? relativeTime(sortedAt) : sortedAt),
        },
        { title: 'id', value: ({ id }) => id, plainOnly: true },
      ],
      'There is no news.',
    );
  });
}

function addRead(notifications: Command): void {
  onServer(
    notifications
      .command('read')
      .argument('[about]', 'the key of the task, or the id of the notification')
      .description('mark one notification as read, or all')
      .option('--all', 'all of them'),
    async ({ client, out }, about: string | undefined, options: { all?: true }) => {
      if (options.all) {
        const answer = await client.call(readAllNotifications, { body: {} });
        return out.done(answer, `Marked ${answer.changed} as read.`, String(answer.changed));
      }
      if (about === undefined) {
        throw new Failure('Name a task by its key, or say --all.', exitCodes.usage);
      }
      const notificationId = await findNotificationId(client, about);
      const answer = await client.call(readNotification, { params: { notificationId }, body: {} });
      return out.done(answer, 'Marked as read.', answer.id);
    },
  );
}

async function findNotificationId(client: Client, about: string): Promise<string> {
  if (about.startsWith('notification_')) return about;
  const all = await readAll((query) => client.call(listNotifications, { query }));
  const found = all.find(({ subject }) => subject.key?.toLowerCase() === about.toLowerCase());
  if (found) return found.id;
  throw new Failure(`There is no news about ${about}.`, exitCodes.notFound);
}
