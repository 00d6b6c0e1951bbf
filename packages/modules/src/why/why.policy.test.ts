import { expect, test } from 'vitest';
import { runStatuses, type Run } from '@helix/contracts/runs';
import { categories } from '@helix/contracts/structure';
import type { TaskCard } from '@helix/contracts/tasks';
import { explainRun, explainTask, type AgentFacts, type TaskFacts } from './why.policy.ts';

const at = '2026-11-01T10:00:00.000Z';
const agent: AgentFacts = {
  id: 'agent_a',
  name: 'Maven',
  executionMode: 'manual',
  pausedAt: null,
  pauseReason: null,
  archivedAt: null,
  maxConcurrentRuns: 2,
  hasModel: true,
};
const task = (about: Partial<TaskCard> = {}): TaskCard =>
  ({
    id: 'task_1',
    category: 'todo',
    enteredColumnAt: at,
    completedAt: null,
    archivedAt: null,
    deletedAt: null,
    ...about,
  }) as TaskCard;
const run = (about: Partial<Run>): Run =>
  ({ id: 'run_1', status: 'queued', reason: null, message: null, createdAt: at, ...about }) as Run;
const facts = (about: Partial<TaskFacts> = {}): TaskFacts => ({
  task: task(),
  isBoardArchived: false,
  latest: undefined,
  agent: undefined,
  assigneeName: undefined,
  blockerKeys: [],
  hasRoom: true,
  ...about,
});
const of = (about: Partial<Run>, more: { obstacle?: 'agent_busy'; agent?: AgentFacts } = {}) => ({
  run: run(about),
  agent,
  obstacle: undefined,
  askedAt: undefined,
  ...more,
});

test.each<[string, Partial<TaskFacts>, { state: string; reason: string; action: string }]>([
  ['nobody has it', {}, { state: 'waiting', reason: 'nobody_assigned', action: 'assign' }],
  [
    'a person has it',
    { assigneeName: 'Grace' },
    { state: 'waiting', reason: 'with_person', action: 'move_on' },
  ],
  [
    'an agent has it and waits to be told',
    { agent },
    { state: 'waiting', reason: 'agent_not_asked', action: 'execute' },
  ],
  [
    'its agent is gone',
    { agent: { ...agent, archivedAt: at }, latest: of({ status: 'cancelled' }) },
    { state: 'stopped', reason: 'agent_archived', action: 'assign' },
  ],
  [
    'an agent that begins by itself is about to',
    { agent: { ...agent, executionMode: 'auto' } },
    { state: 'moving', reason: 'about_to_begin', action: 'none' },
  ],
  [
    'as much is under way as may be',
    { agent: { ...agent, executionMode: 'auto' }, hasRoom: false },
    { state: 'waiting', reason: 'column_full', action: 'make_room' },
  ],
  [
    'it begins nothing in the backlog',
    { agent: { ...agent, executionMode: 'auto' }, task: task({ category: 'backlog' }) },
    { state: 'waiting', reason: 'in_backlog', action: 'move_to_todo' },
  ],
  [
    'its agent is paused',
    { agent: { ...agent, pausedAt: at, pauseReason: 'too dear' } },
    { state: 'stopped', reason: 'agent_paused', action: 'resume_agent' },
  ],
  [
    'its agent has no model',
    { agent: { ...agent, hasModel: false } },
    { state: 'stopped', reason: 'agent_without_model', action: 'choose_model' },
  ],
  [
    'something else has to be finished first',
    { agent, blockerKeys: ['ENG-7'] },
    { state: 'waiting', reason: 'blocked', action: 'finish_blockers' },
  ],
  [
    'it waits for a review, whatever its last run did',
    { task: task({ category: 'review' }), latest: of({ status: 'failed' }) },
    { state: 'waiting', reason: 'review', action: 'approve_or_reject' },
  ],
  [
    'somebody put it aside',
    { task: task({ category: 'waiting' }) },
    { state: 'waiting', reason: 'waiting_column', action: 'move_on' },
  ],
  [
    'its last run failed',
    { agent, latest: of({ status: 'failed', reason: 'provider_auth' }) },
    { state: 'stopped', reason: 'failed', action: 'retry' },
  ],
  [
    'it is over',
    { task: task({ category: 'done', completedAt: at }), blockerKeys: ['ENG-7'] },
    { state: 'over', reason: 'done', action: 'reopen' },
  ],
  [
    'it is archived',
    { task: task({ archivedAt: at }) },
    { state: 'over', reason: 'archived', action: 'restore' },
  ],
  [
    'it was deleted',
    { task: task({ deletedAt: at, archivedAt: at }) },
    { state: 'over', reason: 'deleted', action: 'restore' },
  ],
  [
    'its board is archived',
    { isBoardArchived: true },
    { state: 'stopped', reason: 'board_archived', action: 'restore_board' },
  ],
])('%s', (_case, about, expected) => {
  const { state, reason, action } = explainTask(facts(about));
  expect({ state, reason, action: action.kind }).toEqual(expected);
});

test.each<[Parameters<typeof of>, { state: string; reason: string; action: string }]>([
  [[{ status: 'running' }], { state: 'moving', reason: 'working', action: 'none' }],
  [[{ status: 'starting' }], { state: 'moving', reason: 'starting', action: 'none' }],
  [[{ status: 'waiting' }], { state: 'waiting', reason: 'question', action: 'answer' }],
  [[{ status: 'queued' }], { state: 'moving', reason: 'starting', action: 'none' }],
  [
    [{ status: 'queued' }, { obstacle: 'agent_busy' }],
    { state: 'waiting', reason: 'agent_busy', action: 'raise_limit' },
  ],
  [
    [{ status: 'queued', reason: 'agent_paused' }],
    { state: 'stopped', reason: 'agent_paused', action: 'resume_agent' },
  ],
  [
    [{ status: 'queued', reason: 'gateway_unavailable' }],
    { state: 'waiting', reason: 'gateway_unavailable', action: 'start_gateway' },
  ],
  [
    [{ status: 'queued', reason: 'gateway_incapable' }],
    { state: 'waiting', reason: 'gateway_incapable', action: 'start_gateway' },
  ],
  [
    [{ status: 'queued', reason: 'provider_rate_limited' }],
    { state: 'moving', reason: 'trying_again', action: 'none' },
  ],
  [[{ status: 'cancelled' }], { state: 'stopped', reason: 'stopped', action: 'retry' }],
  [[{ status: 'succeeded' }], { state: 'over', reason: 'done', action: 'none' }],
])('a run %j', (given, expected) => {
  const { state, reason, action } = explainRun(of(...given));
  expect({ state, reason, action: action.kind }).toEqual(expected);
});

test('there is an answer for every state that a task and its run can be in together', () => {
  for (const category of categories) {
    for (const status of runStatuses) {
      for (const reason of [null, 'gateway_lost', 'something unknown']) {
        const why = explainTask(
          facts({ task: task({ category }), agent, latest: of({ status, reason }) }),
        );
        expect(why.sentence).toMatch(/\.$/);
        expect(why.action.sentence).toMatch(/\.$/);
      }
    }
  }
});
