import { checklistItemAdded, checklistItemUpdated } from '@helix/contracts/checklists';
import { commentCreated, commentUpdated, taskMentioned } from '@helix/contracts/comments';
import { invitationAccepted } from '@helix/contracts/members';
import { taskDueSoon, taskOverdue } from '@helix/contracts/notifications';
import { questionAnswered, questionAsked } from '@helix/contracts/questions';
import { taskApproved, taskRejected } from '@helix/contracts/reviews';
import { runChanged } from '@helix/contracts/runs';
import { boardGranted } from '@helix/contracts/structure';
import {
  taskCreated,
  taskMoved,
  taskUnblocked,
  taskUpdated,
  type TaskCard,
} from '@helix/contracts/tasks';
import type { Transaction } from '@helix/db';
import type { Context } from '../context.ts';
import {
  defineSubscriber,
  type EventBatch,
  type LoggedEvent,
  type Subscriber,
} from '../subscribers/index.ts';
import { findCards } from '../tasks/index.ts';
import { listWatchersOf, type WatcherRow } from './audience.queries.ts';
import { keepForMail } from './keep-for-mail.ts';
import { otherSubjectOf, reasonOf, taskIdOf, withoutEchoes, type News } from './news.policy.ts';
import { recipientsOf, type TaskPeople } from './notify.policy.ts';
import { channelsFor, withDefaults } from './preferences.policy.ts';
import { putIntoInboxes } from './put-into-inboxes.ts';
import { readByDeciding } from './read-by-deciding.ts';
import { findReaders, type Readers } from './readers.ts';

export function createNotificationSubscriber(ctx: Context): Subscriber {
  return defineSubscriber({
    name: 'notifications',
    from: 'now',
    onPoison: 'park',
    events: [
      taskCreated,
      taskUpdated,
      taskMoved,
      taskApproved,
      taskRejected,
      taskUnblocked,
      taskDueSoon,
      taskOverdue,
      commentCreated,
      commentUpdated,
      taskMentioned,
      checklistItemAdded,
      checklistItemUpdated,
      runChanged,
      questionAsked,
      questionAnswered,
      boardGranted,
      invitationAccepted,
    ],
    async handle(tx, batch) {
      await notify(ctx, tx, batch);
      await readByDeciding(tx, batch);
    },
  });
}

async function notify(ctx: Context, tx: Transaction, batch: EventBatch): Promise<void> {
  const { organizationId } = batch;
  const news = await findNews(tx, batch);
  if (news.length === 0) return;
  const readers = await findReaders(tx.db, organizationId, {
    memberIds: [...new Set(news.map(({ memberId }) => memberId))],
    boardIds: [...new Set(news.flatMap(({ boardId }) => boardId ?? []))],
  });
  const wanted = routeNews(news, readers);
  await putIntoInboxes(ctx, tx, { organizationId, news: wanted.inApp });
  if (ctx.config.mailConfigured) {
    await keepForMail(ctx, tx, { organizationId, news: wanted.email, readers });
  }
}

async function findNews(tx: Transaction, { organizationId, events }: EventBatch): Promise<News[]> {
  const taskIds = [...new Set(events.flatMap((event) => taskIdOf(event) ?? []))];
  const cards = await findCards(tx.db, organizationId, taskIds);
  const watchers = await listWatchersOf(tx.db, organizationId, taskIds);
  const cardOf = new Map(cards.map((card) => [card.id, card]));
  const watchersOf = Map.groupBy(watchers, ({ taskId }) => taskId);
  const news = events.flatMap((event) => {
    const card = cardOf.get(taskIdOf(event) ?? '');
    if (card && card.deletedAt !== null) return [];
    return newsOf(event, card, card ? (watchersOf.get(card.id) ?? []) : []);
  });
  return withoutEchoes(news);
}

function newsOf(
  event: LoggedEvent,
  card: TaskCard | undefined,
  watchers: readonly WatcherRow[],
): News[] {
  const about = card
    ? {
        subject: { kind: 'task' as const, id: card.id, key: card.key, title: card.title },
        boardId: card.boardId,
      }
    : otherSubjectOf(event);
  if (!about) return [];
  const people = card && peopleOf(card, watchers);
  const recipients = recipientsOf({ ...event, actorId: event.actor.id }, people);
  return [...recipients].map(([memberId, kind]) => ({
    ...about,
    memberId,
    groupKey: about.subject.id,
    reason: reasonOf(event, kind),
  }));
}

function peopleOf(card: TaskCard, watchers: readonly WatcherRow[]): TaskPeople {
  const { createdBy, reviewRequestedBy } = card;
  return {
    assigneeId: card.assigneeId,
    creatorId: createdBy.kind === 'member' ? createdBy.id : null,
    reviewRequesterId: reviewRequestedBy?.kind === 'member' ? reviewRequestedBy.id : null,
    watcherIds: watchers.flatMap(({ memberId, isMuted }) => (isMuted ? [] : [memberId])),
    mutedIds: watchers.flatMap(({ memberId, isMuted }) => (isMuted ? [memberId] : [])),
  };
}

/** What each member may see, and where they want it. */
function routeNews(news: readonly News[], readers: Readers): { inApp: News[]; email: News[] } {
  const routed: { inApp: News[]; email: News[] } = { inApp: [], email: [] };
  for (const each of news) {
    const reader = readers.byId.get(each.memberId);
    if (!reader || !readers.sees(reader, each.boardId)) continue;
    const { kind } = each.reason;
    const preferences = withDefaults(reader.preferences);
    const channels = channelsFor(preferences, { kind, boardId: each.boardId });
    if (channels.inApp) routed.inApp.push(each);
    if (channels.email) routed.email.push(each);
  }
  return routed;
}
