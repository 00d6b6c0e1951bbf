import { generateKeyBetween } from 'fractional-indexing';
import type { PgTable } from 'drizzle-orm/pg-core';
import { z } from 'zod';
import { runTriggerSchema, stepDetailSchema } from '@helix/contracts/runs';
import { actorSchema } from '@helix/contracts';
import { agentSlugSchema } from '@helix/contracts/agents';
import { chatTitleSchema } from '@helix/contracts/chats';
import { checklistTextSchema } from '@helix/contracts/checklists';
import { skillBodySchema, skillDescriptionSchema, skillNameSchema } from '@helix/contracts/skills';
import { boardKeySchema, categorySchema, labelColorSchema } from '@helix/contracts/structure';
import { taskDescriptionSchema, taskTitleSchema } from '@helix/contracts/tasks';
import { schema } from '@helix/db';
import { isFrontMatter, isSkillPath } from '../skills/index.ts';

/** The row is left out, only the column is emptied, or whoever reads the archive takes the place. */
export type WithoutPerson = 'leave out' | 'empty' | 'take over';

/** One kind of row in an archive. */
export type ArchiveTable = {
  readonly kind: string;
  readonly table: PgTable;
  /** What never leaves the server, and what only this server can know. */
  readonly omit?: readonly string[];
  /** What a column may hold, where its type alone would let in what nothing else here could have written. */
  readonly forms?: Readonly<Record<string, z.ZodType>>;
  /** Columns that point to people, and what becomes of a row whose person is not a member where it is read. */
  readonly people?: Readonly<
    Record<string, WithoutPerson | ((row: Readonly<Record<string, unknown>>) => WithoutPerson)>
  >;
  /** Columns that point to rows of the same table; they are filled in when all rows are there. */
  readonly later?: readonly string[];
};

const name = z.string().trim().min(1).max(100);
const positive = z.int().min(1);
/** One that others can be placed next to. */
const position = z.string().max(1_000).refine(isPosition, 'is no place in an order');

function isPosition(text: string): boolean {
  try {
    return generateKeyBetween(text, null) !== '';
  } catch {
    return false;
  }
}

const skillForms = {
  name: skillNameSchema,
  description: skillDescriptionSchema,
  body: skillBodySchema,
  frontMatter: z.string().refine(isFrontMatter, 'is no front matter'),
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
  { kind: 'departments', table: schema.departments, forms: { name } },
  { kind: 'boards', table: schema.boards, forms: { name, key: boardKeySchema } },
  { kind: 'columns', table: schema.columns, forms: { name, wipLimit: positive } },
  { kind: 'labels', table: schema.labels, forms: { name, color: labelColorSchema } },
  { kind: 'board-grants', table: schema.boardGrants, people: { memberId: 'leave out' } },
  { kind: 'models', table: schema.models, omit: ['apiKeyEncrypted', 'apiKeyLastFour'] },
  {
    kind: 'agents',
    table: schema.agents,
    forms: { name, slug: agentSlugSchema },
    later: ['parentId'],
  },
  {
    kind: 'agent-file-versions',
    table: schema.agentFileVersions,
    forms: { author: actorSchema, version: positive },
  },
  { kind: 'memories', table: schema.memories, forms: { createdBy: actorSchema } },
  { kind: 'skills', table: schema.skills, forms: skillForms },
  {
    kind: 'skill-versions',
    table: schema.skillVersions,
    forms: { ...skillForms, changedBy: actorSchema },
  },
  {
    kind: 'skill-files',
    table: schema.skillFiles,
    forms: { path: z.string().refine(isSkillPath, 'is no path of a file') },
  },
  { kind: 'agent-skills', table: schema.agentSkills },
  {
    kind: 'tasks',
    table: schema.tasks,
    omit: counted,
    forms: {
      title: taskTitleSchema,
      description: taskDescriptionSchema,
      position,
      number: positive,
      dueDate: z.iso.date(),
      createdBy: actorSchema,
      reviewRequestedBy: actorSchema,
      awaitsRoom: awaitedMoveSchema,
    },
    people: { assigneeId: 'empty' },
    later: ['parentId'],
  },
  { kind: 'former-task-keys', table: schema.formerTaskKeys },
  { kind: 'task-dependencies', table: schema.taskDependencies, forms: { createdBy: actorSchema } },
  {
    kind: 'checklist-items',
    table: schema.checklistItems,
    forms: {
      text: checklistTextSchema,
      position,
      dueDate: z.iso.date(),
      createdBy: actorSchema,
    },
    people: { assigneeId: 'empty' },
  },
  { kind: 'task-watchers', table: schema.taskWatchers, people: { memberId: 'leave out' } },
  {
    kind: 'task-reviews',
    table: schema.taskReviews,
    forms: { reviewer: actorSchema, requester: actorSchema },
  },
  { kind: 'chats', table: schema.chats, forms: { title: chatTitleSchema, createdBy: actorSchema } },
  {
    kind: 'runs',
    table: schema.runs,
    forms: { trigger: runTriggerSchema, requestedBy: actorSchema },
  },
  { kind: 'run-steps', table: schema.runSteps, forms: { detail: stepDetailSchema } },
  { kind: 'run-messages', table: schema.runMessages, forms: { from: actorSchema } },
  { kind: 'chat-messages', table: schema.chatMessages, forms: { author: actorSchema } },
  { kind: 'llm-calls', table: schema.llmCalls },
  {
    kind: 'questions',
    table: schema.questions,
    forms: {
      choices: z.array(z.string()),
      requestedBy: actorSchema,
      answeredBy: actorSchema,
    },
  },
  {
    kind: 'comments',
    table: schema.comments,
    forms: { author: actorSchema, deletedBy: actorSchema },
    later: ['parentId'],
  },
  { kind: 'comment-edits', table: schema.commentEdits, forms: { replacedBy: actorSchema } },
  { kind: 'comment-reactions', table: schema.commentReactions, people: { memberId: 'leave out' } },
  { kind: 'mention-wakes', table: schema.mentionWakes },
  { kind: 'mentions', table: schema.mentions, people: { memberId: 'empty' } },
  { kind: 'attachments', table: schema.attachments, forms: { uploadedBy: actorSchema } },
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
  clientSessions: 'names that programs have for chats, under keys of this server',
  clientTurns: 'what programs have sent once, under keys of this server',
  dueNotices: 'of notices that were given',
};
