import { applyActivityEvent } from '../activity/activity-live.ts';
import { applyApiKeyEvent } from '../api-keys/api-key-live.ts';
import { applyAuditEvent } from '../audit/audit-live.ts';
import { applyMemberEvent } from '../members/member-live.ts';
import { applyOrganizationEvent } from '../organization/organization-live.ts';
import { applyPreferenceEvent } from '../notification-preferences/preference-live.ts';
import { applyAgentEvent } from '../agents/agent-live.ts';
import { applyChatEvent } from '../chats/chat-live.ts';
import { applyBoardEvent } from '../boards/board-live.ts';
import { applyAttachmentEvent } from '../attachments/attachment-live.ts';
import { applyChecklistEvent } from '../checklists/checklist-live.ts';
import { applyDependencyEvent } from '../dependencies/dependency-live.ts';
import { applyQuestionEvent } from '../questions/question-live.ts';
import { applyTimelineEvent } from '../timeline/timeline-live.ts';
import { applyWhyEvent } from '../why/why-live.ts';
import { applyHomeEvent } from '../home/home-live.ts';
import { applyInboxEvent } from '../inbox/inbox-live.ts';
import { applyModelEvent } from '../models/model-live.ts';
import { applyMemoryEvent } from '../memories/memory-live.ts';
import { applyRunEvent } from '../runs/run-live.ts';
import { applySessionEvent } from '../session/session-live.ts';
import { applySkillEvent } from '../skills/skill-live.ts';
import { applyTaskEvent } from '../tasks/task-live.ts';
import { applyColumnEvent } from '../filters/column-live.ts';
import { applyLabelEvent } from '../labels/label-live.ts';
import { applyTaskListEvent } from '../task-list/task-list-live.ts';
import { applySavedViewEvent } from '../saved-views/saved-view-live.ts';
import { applyCallEvent } from '../calls/call-live.ts';
import { applyUsageEvent } from '../usage/usage-live.ts';
import { applyPresenceEvent } from '../presence/presence-live.ts';
import { applyBoardSettingsEvent } from '../board-settings/board-settings-live.ts';
import type { ApplyEvent } from './live-event.ts';

const slices: readonly ApplyEvent[] = [
  applyTaskListEvent,
  applySavedViewEvent,
  applyBoardSettingsEvent,
  applyLabelEvent,
  applyColumnEvent,
  applyTaskEvent,
  applyRunEvent,
  applyChatEvent,
  applyTimelineEvent,
  applyAttachmentEvent,
  applyChecklistEvent,
  applyDependencyEvent,
  applyQuestionEvent,
  applyWhyEvent,
  applyBoardEvent,
  applyAgentEvent,
  applyModelEvent,
  applyInboxEvent,
  applyHomeEvent,
  applyPresenceEvent,
  applySkillEvent,
  applyMemoryEvent,
  applySessionEvent,
  applyActivityEvent,
  applyApiKeyEvent,
  applyAuditEvent,
  applyMemberEvent,
  applyOrganizationEvent,
  applyPreferenceEvent,
  applyCallEvent,
  applyUsageEvent,
];

/** One event into the cache that every view reads. What nobody has loaded is left alone. */
export const applyEvent: ApplyEvent = (queries, event) => {
  for (const apply of slices) apply(queries, event);
};
