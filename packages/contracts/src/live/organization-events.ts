import type { z } from 'zod';
import {
  attachmentAdded,
  attachmentRemoved,
  attachmentRenamed,
  storageLimited,
} from '../attachments/events.ts';
import {
  chatArchived,
  chatCreated,
  chatMessageAdded,
  chatRestored,
  chatUpdated,
} from '../chats/events.ts';
import {
  commentCreated,
  commentDeleted,
  commentRestored,
  commentUpdated,
  reactionAdded,
  reactionRemoved,
  taskMentioned,
} from '../comments/events.ts';
import {
  agentArchived,
  agentCreated,
  agentDeleted,
  agentFileChanged,
  agentPaused,
  agentRestored,
  agentResumed,
  agentUpdated,
} from '../agents/events.ts';
import { taskCounted, taskUnblocked } from '../tasks/relation-events.ts';
import { dependencyAdded, dependencyRemoved } from '../dependencies/events.ts';
import { watcherAdded, watcherRemoved } from '../watchers/events.ts';
import {
  checklistItemAdded,
  checklistItemRemoved,
  checklistItemUpdated,
} from '../checklists/events.ts';
import type { EventEnvelope, EventType } from '../event.ts';
import {
  apiKeyCreated,
  apiKeyRevoked,
  loggedIn,
  loginFailed,
  organizationCreated,
  organizationUpdated,
  passwordChanged,
  passwordResetRequested,
  sessionRevoked,
  totpDisabled,
  totpEnabled,
} from '../identity/events.ts';
import {
  invitationAccepted,
  invitationCreated,
  invitationRevoked,
  invitationSent,
  memberJoined,
  memberRemoved,
  memberUpdated,
} from '../members/events.ts';
import { organizationImported, tasksImported } from '../imports/events.ts';
import { modelArchived, modelCreated, modelTested, modelUpdated } from '../models/events.ts';
import { memoryAdded, memoryRemoved, memoryUpdated } from '../memories/events.ts';
import {
  notificationCreated,
  notificationPreferencesUpdated,
  notificationsAllRead,
  notificationUpdated,
  taskDueSoon,
  taskOverdue,
} from '../notifications/events.ts';
import { questionAnswered, questionAsked, questionClosed } from '../questions/events.ts';
import { taskApproved, taskRejected } from '../reviews/events.ts';
import { runChanged, runCreated } from '../runs/events.ts';
import { savedViewCreated, savedViewDeleted, savedViewUpdated } from '../saved-views/events.ts';
import {
  skillArchived,
  skillCreated,
  skillRestored,
  agentSkillsAssigned,
  skillUpdated,
} from '../skills/events.ts';
import {
  boardCreated,
  boardDeleted,
  boardGranted,
  boardUpdated,
  columnCreated,
  columnDeleted,
  columnsOrdered,
  columnUpdated,
  departmentCreated,
  departmentDeleted,
  departmentUpdated,
  labelCreated,
  labelDeleted,
  labelUpdated,
} from '../structure/events.ts';
import {
  columnReordered,
  taskArchived,
  taskDeleted,
  taskRemoved,
  taskRestored,
  taskTransferred,
} from '../tasks/lifecycle-events.ts';
import { taskCreated, taskMoved, taskUpdated } from '../tasks/events.ts';

/** Every event that is written to an organization's log. */
export const organizationEvents = [
  organizationCreated,
  organizationUpdated,
  organizationImported,
  tasksImported,
  loggedIn,
  loginFailed,
  sessionRevoked,
  passwordChanged,
  passwordResetRequested,
  totpEnabled,
  totpDisabled,
  apiKeyCreated,
  apiKeyRevoked,
  memberJoined,
  memberUpdated,
  memberRemoved,
  invitationCreated,
  invitationSent,
  invitationRevoked,
  invitationAccepted,
  departmentCreated,
  departmentUpdated,
  departmentDeleted,
  boardCreated,
  boardUpdated,
  boardDeleted,
  boardGranted,
  columnCreated,
  columnUpdated,
  columnsOrdered,
  columnDeleted,
  labelCreated,
  labelUpdated,
  labelDeleted,
  taskCreated,
  taskUpdated,
  taskMoved,
  taskApproved,
  taskRejected,
  taskTransferred,
  taskArchived,
  taskDeleted,
  taskRestored,
  taskRemoved,
  columnReordered,
  commentCreated,
  commentUpdated,
  commentDeleted,
  commentRestored,
  reactionAdded,
  reactionRemoved,
  taskMentioned,
  attachmentAdded,
  attachmentRenamed,
  attachmentRemoved,
  storageLimited,
  modelCreated,
  modelUpdated,
  modelTested,
  modelArchived,
  agentCreated,
  agentUpdated,
  agentPaused,
  agentResumed,
  agentArchived,
  agentRestored,
  agentDeleted,
  agentFileChanged,
  runCreated,
  runChanged,
  chatCreated,
  chatUpdated,
  chatArchived,
  chatRestored,
  chatMessageAdded,
  skillCreated,
  skillUpdated,
  skillArchived,
  skillRestored,
  agentSkillsAssigned,
  memoryAdded,
  memoryUpdated,
  memoryRemoved,
  questionAsked,
  questionAnswered,
  questionClosed,
  taskCounted,
  taskUnblocked,
  dependencyAdded,
  dependencyRemoved,
  watcherAdded,
  watcherRemoved,
  checklistItemAdded,
  checklistItemRemoved,
  checklistItemUpdated,
  notificationCreated,
  notificationUpdated,
  notificationsAllRead,
  notificationPreferencesUpdated,
  taskDueSoon,
  taskOverdue,
  savedViewCreated,
  savedViewUpdated,
  savedViewDeleted,
] as const satisfies readonly EventType[];

type EnvelopeOf<E extends EventType> = E extends EventType
  ? EventEnvelope<E['name'], z.output<E['data']>>
  : never;
/** Discriminated by `type`. */
export type OrganizationEvent = EnvelopeOf<(typeof organizationEvents)[number]>;
