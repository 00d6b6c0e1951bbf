import { z } from 'zod';
import { actorSchema } from '../event.ts';
import { idSchema } from '../id.ts';

/** Why somebody is told of something. */
export const notificationKinds = [
  'assigned',
  'mentioned',
  'commented',
  'review_requested',
  'approved',
  'rejected',
  'completed',
  'unblocked',
  'due_soon',
  'overdue',
  'run_failed',
  'run_waiting',
  'question',
  'invited',
  'member_joined',
] as const;
export const notificationKindSchema = z.enum(notificationKinds);
export type NotificationKind = z.infer<typeof notificationKindSchema>;

export const notificationStates = ['unread', 'read', 'archived'] as const;

const notificationSubjectSchema = z.object({
  kind: z.enum(['task', 'board', 'member']),
  id: z.string(),
  key: z.string().nullable().describe("A task's key"),
  title: z.string(),
});
export type NotificationSubject = z.infer<typeof notificationSubjectSchema>;

const notificationReasonSchema = z.object({
  kind: notificationKindSchema,
  actor: actorSchema,
  at: z.iso.datetime(),
  seq: z.int().describe('The event it was made from'),
  text: z.string().nullable().describe('The beginning of the comment, feedback or failure'),
  commentId: idSchema('comment').nullable(),
  runId: idSchema('run').nullable(),
});
export type NotificationReason = z.infer<typeof notificationReasonSchema>;

export const notificationSchema = z
  .object({
    id: idSchema('notification'),
    subject: notificationSubjectSchema,
    boardId: idSchema('board').nullable(),
    state: z.enum(notificationStates),
    snoozedUntil: z.iso.datetime().nullable(),
    kinds: z.array(notificationKindSchema).describe('All reasons since it was last read'),
    reasons: z.array(notificationReasonSchema).describe('The latest ones, newest first'),
    unreadCount: z.int(),
    sortedAt: z.iso.datetime().describe('Its place in the inbox'),
    latestSeq: z.int(),
    version: z.int(),
    createdAt: z.iso.datetime(),
  })
  .meta({ id: 'Notification' });
export type Notification = z.infer<typeof notificationSchema>;
