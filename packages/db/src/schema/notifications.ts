import { sql } from 'drizzle-orm';
import {
  bigint,
  date,
  foreignKey,
  index,
  integer,
  jsonb,
  pgTable,
  primaryKey,
  text,
  uniqueIndex,
} from 'drizzle-orm/pg-core';
import {
  notificationStates,
  type ChannelChoices,
  type NotificationKind,
  type NotificationReason,
  type NotificationSubject,
  type QuietHours,
} from '@helix/contracts/notifications';
import { createdAt, organizationId, time, version } from './column-builders.ts';
import { members } from './identity.ts';
import { tasks } from './tasks.ts';

/** One row for each member and thing: what happened to it, and whether the member has seen that. */
export const notifications = pgTable(
  'notifications',
  {
    id: text().primaryKey(),
    organizationId: organizationId(),
    memberId: text('member_id').notNull(),
    /** The task's id, or what else is told about. */
    groupKey: text('group_key').notNull(),
    boardId: text('board_id'),
    subject: jsonb().$type<NotificationSubject>().notNull(),
    state: text({ enum: notificationStates }).notNull(),
    snoozedUntil: time('snoozed_until'),
    /** Where it stands in the inbox: its latest news, or the end of its sleep. */
    sortedAt: time('sorted_at').notNull(),
    kinds: text().array().$type<NotificationKind[]>().notNull(),
    reasons: jsonb().$type<NotificationReason[]>().notNull(),
    unreadCount: integer('unread_count').notNull(),
    latestSeq: bigint('latest_seq', { mode: 'number' }).notNull(),
    version: version(),
    createdAt: createdAt(),
  },
  (table) => [
    uniqueIndex('notifications_group').on(table.memberId, table.groupKey),
    index('notifications_inbox').on(table.memberId, table.sortedAt, table.id),
    index('notifications_unread')
      .on(table.memberId)
      .where(sql`state = 'unread'`),
    foreignKey({
      name: 'notifications_member',
      columns: [table.organizationId, table.memberId],
      foreignColumns: [members.organizationId, members.id],
    }).onDelete('cascade'),
  ],
);

export const notificationPreferences = pgTable(
  'notification_preferences',
  {
    memberId: text('member_id').primaryKey(),
    organizationId: organizationId(),
    channels: jsonb().$type<ChannelChoices>().notNull(),
    mutedBoardIds: text('muted_board_ids').array().notNull().default([]),
    quietHours: jsonb('quiet_hours').$type<QuietHours>(),
    digestAt: text('digest_at'),
    timeZone: text('time_zone'),
    version: version(),
  },
  (table) => [
    foreignKey({
      name: 'notification_preferences_member',
      columns: [table.organizationId, table.memberId],
      foreignColumns: [members.organizationId, members.id],
    }).onDelete('cascade'),
  ],
);

/** What is to be mailed, gathered by member and thing until its time has come. */
export const notificationMails = pgTable(
  'notification_mails',
  {
    organizationId: organizationId(),
    memberId: text('member_id').notNull(),
    groupKey: text('group_key').notNull(),
    subject: jsonb().$type<NotificationSubject>().notNull(),
    boardId: text('board_id'),
    reasons: jsonb().$type<NotificationReason[]>().notNull(),
    dueAt: time('due_at').notNull(),
  },
  (table) => [
    primaryKey({ name: 'notification_mails_pk', columns: [table.memberId, table.groupKey] }),
    index('notification_mails_due').on(table.dueAt),
    foreignKey({
      name: 'notification_mails_member',
      columns: [table.organizationId, table.memberId],
      foreignColumns: [members.organizationId, members.id],
    }).onDelete('cascade'),
  ],
);

/** Which due dates were announced; a date that is changed is announced again. */
export const dueNotices = pgTable(
  'due_notices',
  {
    organizationId: organizationId(),
    taskId: text('task_id').notNull(),
    kind: text({ enum: ['due_soon', 'overdue'] }).notNull(),
    dueDate: date('due_date', { mode: 'string' }).notNull(),
  },
  (table) => [
    primaryKey({ name: 'due_notices_pk', columns: [table.taskId, table.kind, table.dueDate] }),
    foreignKey({
      name: 'due_notices_task',
      columns: [table.organizationId, table.taskId],
      foreignColumns: [tasks.organizationId, tasks.id],
    }).onDelete('cascade'),
  ],
);
