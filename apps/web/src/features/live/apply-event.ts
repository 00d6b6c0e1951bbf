import { applyActivityEvent } from '../activity/activity-live.ts';
import { applyApiKeyEvent } from '../api-keys/api-key-live.ts';
import { applyAuditEvent } from '../audit/audit-live.ts';
import { applyMemberEvent } from '../members/member-live.ts';
import { applyOrganizationEvent } from '../organization/organization-live.ts';
import { applyPreferenceEvent } from '../notification-preferences/preference-live.ts';
import { applyAgentEvent } from '../agents/agent-live.ts';
import { applyBoardEvent } from '../boards/board-live.ts';
import { applyCommentEvent } from '../tasks/comment-live.ts';
import { applyModelEvent } from '../models/model-live.ts';
import { applyRunEvent } from '../runs/run-live.ts';
import { applySessionEvent } from '../session/session-live.ts';
import { applySkillEvent } from '../skills/skill-live.ts';
import { applyTaskEvent } from '../tasks/task-live.ts';
import type { ApplyEvent } from './live-event.ts';

const slices: readonly ApplyEvent[] = [
  applyTaskEvent,
  applyRunEvent,
  applyCommentEvent,
  applyBoardEvent,
  applyAgentEvent,
  applyModelEvent,
  applySkillEvent,
  applySessionEvent,
  applyActivityEvent,
  applyApiKeyEvent,
  applyAuditEvent,
  applyMemberEvent,
  applyOrganizationEvent,
  applyPreferenceEvent,
];

/** One event into the cache that every view reads. What nobody has loaded is left alone. */
export const applyEvent: ApplyEvent = (queries, event) => {
  for (const apply of slices) apply(queries, event);
};
