import type { PgTable } from 'drizzle-orm/pg-core';
import { z } from 'zod';
import { actorSchema } from '@helix/contracts';
import { categorySchema } from '@helix/contracts/structure';
import { schema } from '@helix/db';

/** The row is left out, only the column is emptied, or whoever reads the archive takes the place. */
export type WithoutPerson = 'leave out' | 'empty' | 'take over';

/** One kind of row in an archive. */
export type ArchiveTable = {
  readonly kind: string;
  readonly table: PgTable;
  /** What never leaves the server, and what only this server can know. */
  readonly omit?: readonly string[];
  /** What may be in columns of JSON, where that matters to more than those who look at it. */
  readonly json?: Readonly<Record<string, z.ZodType>>;
  /** Columns that point to people, and what becomes of a row whose person is not a member where it is read. */
  readonly people?: Readonly<
    Record<string, WithoutPerson | ((row: Readonly<Record<string, unknown>>) => WithoutPerson)>
  >;
  /** Columns that point to rows of the same table; they are filled in when all rows are there. */
  readonly later?: readonly string[];
};

const awaitedMoveSchema = z.object({
  category: categorySchema,
  actor: actorSchema,
  runId: z.string().optional(),
});

/** Counted anew where it is read. */
const counted = [
  ...['checklistDone', 'checklistTotal', 'subtasksDone', 'subtasksTotal'],
  ...['openBlockers', 'commentCount', 'attachmentCount'],
];

/** In an order in which each can be written: what is pointed to comes first. */
export const archiveTables: readonly ArchiveTable[] = [
  { kind: 'departments', table: schema.departments },
  { kind: 'boards', table: schema.boards },
  { kind: 'columns', table: schema.columns },
  { kind: 'labels', table: schema.labels },
  { kind: 'board-grants', table: schema.boardGrants, people: { memberId: 'leave out' } },
  { kind: 'models', table: schema.models, omit: ['apiKeyEncrypted', 'apiKeyLastFour'] },
  { kind: 'agents', table: schema.agents },
  {
    kind: 'tasks',
    table: schema.tasks,
    omit: counted,
    json: { createdBy: actorSchema, reviewRequestedBy: actorSchema, awaitsRoom: awaitedMoveSchema },
    people: { assigneeId: 'empty' },
    later: ['parentId'],
  },
  { kind: 'former-task-keys', table: schema.formerTaskKeys },
  { kind: 'task-dependencies', table: schema.taskDependencies, json: { createdBy: actorSchema } },
  {
    kind: 'checklist-items',
    table: schema.checklistItems,
    json: { createdBy: actorSchema },
    people: { assigneeId: 'empty' },
  },
  { kind: 'task-watchers', table: schema.taskWatchers, people: { memberId: 'leave out' } },
  {
    kind: 'task-reviews',
    table: schema.taskReviews,
    json: { reviewer: actorSchema, requester: actorSchema },
  },
  { kind: 'runs', table: schema.runs },
  { kind: 'run-steps', table: schema.runSteps },
  {
    kind: 'comments',
    table: schema.comments,
    json: { author: actorSchema, deletedBy: actorSchema },
    later: ['parentId'],
  },
  { kind: 'comment-edits', table: schema.commentEdits, json: { replacedBy: actorSchema } },
  { kind: 'comment-reactions', table: schema.commentReactions, people: { memberId: 'leave out' } },
  { kind: 'mentions', table: schema.mentions, people: { memberId: 'empty' } },
  { kind: 'attachments', table: schema.attachments, json: { uploadedBy: actorSchema } },
  {
    kind: 'saved-views',
    table: schema.savedViews,
    people: { ownerId: ({ scope }) => (scope === 'shared' ? 'take over' : 'leave out') },
  },
];

/** What stays behind, each for a reason; a new table is in one of the two lists or a test says so. */
export const notInArchives: Readonly<Record<string, string>> = {
  organizations: 'in organization.json',
  users: 'people have one account on a server, whatever organizations they are in',
  files: 'in files.jsonl, those that something refers to',
  fileStorage: 'counted anew',
  members: 'in members.jsonl, with their addresses and without their accounts',
  sessions: 'secret',
  loginFailures: 'of the server',
  recoveryCodes: 'secret',
  passwordResets: 'secret',
  apiKeys: 'secret',
  invitations: 'a link works on one server; people are invited anew',
  idempotencyKeys: 'of requests that are over',
  eventCounters: 'the log of an organization is its own',
  events: 'what is about tasks is in history.jsonl',
  subscribers: 'of the server',
  subscriberCursors: 'of the server',
  parkedEvents: 'of the server',
  auditHeads: 'of the chain of this server',
  auditEntries: 'a chain that proves what happened on one server cannot go on on another',
  notifications: 'personal, and about what has happened',
  notificationPreferences: 'personal',
  notificationMails: 'personal, and about what has happened',
  taskSearch: 'made by the database from tasks',
  searchWords: 'made by the database from all texts',
  commentSearch: 'made by the database from comments',
  dueNotices: 'of notices that were given',
};
