import * as agents from '../agents/endpoints.ts';
import * as agentFiles from '../agents/file-endpoints.ts';
import * as activity from '../activity/endpoints.ts';
import * as audit from '../audit/endpoints.ts';
import * as subtasks from '../tasks/subtask-endpoints.ts';
import * as dependencies from '../dependencies/endpoints.ts';
import * as watchers from '../watchers/endpoints.ts';
import * as checklists from '../checklists/endpoints.ts';
import * as attachments from '../attachments/endpoints.ts';
import * as chats from '../chats/endpoints.ts';
import * as comments from '../comments/endpoints.ts';
import * as timeline from '../timeline/endpoints.ts';
import type { Endpoint } from '../endpoint.ts';
import * as exports from '../exports/endpoints.ts';
import * as identity from '../identity/endpoints.ts';
import * as imports from '../imports/endpoints.ts';
import * as callStats from '../ledger/call-stats.ts';
import * as dailyUsage from '../ledger/daily-usage.ts';
import * as gateways from '../gateways/endpoints.ts';
import * as ledger from '../ledger/endpoints.ts';
import * as live from '../live/endpoints.ts';
import * as memories from '../memories/endpoints.ts';
import * as members from '../members/endpoints.ts';
import * as models from '../models/endpoints.ts';
import * as notifications from '../notifications/endpoints.ts';
import * as operations from '../operations/endpoints.ts';
import * as questions from '../questions/endpoints.ts';
import * as reviews from '../reviews/endpoints.ts';
import * as runs from '../runs/endpoints.ts';
import * as runStats from '../runs/run-stats.ts';
import * as savedViews from '../saved-views/endpoints.ts';
import * as search from '../search/endpoints.ts';
import * as skills from '../skills/endpoints.ts';
import * as skillFiles from '../skills/file-endpoints.ts';
import * as subscribers from '../subscribers/endpoints.ts';
import * as structure from '../structure/endpoints.ts';
import * as tasks from '../tasks/endpoints.ts';
import * as why from '../why/endpoints.ts';

const slices = {
  operations,
  identity,
  members,
  savedViews,
  search,
  structure,
  tasks,
  agents,
  agentFiles,
  skills,
  skillFiles,
  memories,
  questions,
  models,
  runs,
  runStats,
  chats,
  why,
  gateways,
  ledger,
  callStats,
  dailyUsage,
  reviews,
  live,
  subtasks,
  comments,
  attachments,
  dependencies,
  watchers,
  audit,
  activity,
  notifications,
  subscribers,
  checklists,
  exports,
  imports,
  timeline,
};

/** The whole HTTP contract. A new slice is listed here once; everything else is a projection of it. */
export const allEndpoints: readonly Endpoint[] = Object.values(slices).flatMap((slice) =>
  Object.values<unknown>(slice).filter(isEndpoint),
);

function isEndpoint(value: unknown): value is Endpoint {
  return typeof value === 'object' && value !== null && 'method' in value && 'path' in value;
}
