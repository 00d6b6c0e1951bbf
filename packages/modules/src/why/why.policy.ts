import { failureReasons, isEnded, isFailureReason, type Run } from '@helix/contracts/runs';
import { isClosedCategory } from '@helix/contracts/structure';
import type { TaskCard } from '@helix/contracts/tasks';
import type { Why, WhyReason } from '@helix/contracts/why';

export type AgentFacts = {
  readonly id: string;
  readonly name: string;
  readonly executionMode: 'manual' | 'auto';
  readonly pausedAt: string | null;
  readonly pauseReason: string | null;
  readonly archivedAt: string | null;
  readonly maxConcurrentRuns: number;
  readonly hasModel: boolean;
};
export type RunFacts = {
  readonly run: Run;
  readonly agent: AgentFacts;
  /** Why it is not let in, when it is not. */
  readonly obstacle: 'agent_paused' | 'agent_busy' | 'model_busy' | 'organization_busy' | undefined;
  /** When the question was asked that it waits with. */
  readonly askedAt: string | undefined;
};
export type TaskFacts = {
  readonly task: TaskCard;
  readonly isBoardArchived: boolean;
  /** The run that was begun last. */
  readonly latest: RunFacts | undefined;
  readonly agent: AgentFacts | undefined;
  readonly assigneeName: string | undefined;
  readonly blockerKeys: readonly string[];
  /** Whether one more task may be under way on its board. */
  readonly hasRoom: boolean;
};

type Action = Why['action']['kind'];
type About = Partial<Pick<Why, 'runId' | 'agentId' | 'since'>>;

const because = (
  state: Why['state'],
  reason: WhyReason,
  [sentence, action, help]: readonly [string, Action, string],
  about: About = {},
): Why => ({
  state,
  reason,
  sentence,
  action: { kind: action, sentence: help },
  runId: about.runId ?? null,
  agentId: about.agentId ?? null,
  since: about.since ?? null,
});

const nothingToDo = 'Nothing needs to be done.';

/** From facts alone, the first that holds: what is over, what is under way, what is in the way, who is missing. */
export function explainTask(facts: TaskFacts): Why {
  return explainAbsence(facts) ?? explainWork(facts) ?? explainRest(facts);
}

function explainAbsence({ task, isBoardArchived }: TaskFacts): Why | undefined {
  const { deletedAt, archivedAt, completedAt } = task;
  if (deletedAt !== null) {
    const words = ['It was deleted.', 'restore', 'Restore it while that is possible.'] as const;
    return because('over', 'deleted', words, { since: deletedAt });
  }
  if (archivedAt !== null) {
    const words = ['It is archived.', 'restore', 'Restore it to go on with it.'] as const;
    return because('over', 'archived', words, { since: archivedAt });
  }
  if (isBoardArchived) {
    const words = ['Its board is archived.', 'restore_board', 'Restore the board.'] as const;
    return because('stopped', 'board_archived', words);
  }
  if (!isClosedCategory(task.category)) return undefined;
  const words = [`It is ${task.category}.`, 'reopen', 'Move it back if it is not over.'] as const;
  return because('over', 'done', words, { since: completedAt });
}

function explainWork({ latest, task, agent, blockerKeys }: TaskFacts): Why | undefined {
  if (latest && !isEnded(latest.run.status)) return explainRun(latest);
  if (task.category === 'review') {
    const words = [
      'The work is done and waits for a review.',
      'approve_or_reject',
      'Approve it, or send it back with feedback.',
    ] as const;
    return because('waiting', 'review', words, { since: task.enteredColumnAt });
  }
  if (blockerKeys.length > 0) {
    const words = [
      `It waits for ${blockerKeys.join(', ')}.`,
      'finish_blockers',
      'Finish what it waits for, or remove the dependency.',
    ] as const;
    return because('waiting', 'blocked', words);
  }
  // Nobody can be asked again who is gone.
  if (agent && agent.archivedAt !== null) return undefined;
  return latest && latest.run.status !== 'succeeded' ? explainRun(latest) : undefined;
}

function explainRest({ task, agent, assigneeName, hasRoom }: TaskFacts): Why {
  if (task.category === 'waiting') {
    const words = [
      'Somebody has put it among what waits.',
      'move_on',
      'Move it on when it need not wait any more.',
    ] as const;
    return because('waiting', 'waiting_column', words, { since: task.enteredColumnAt });
  }
  if (agent) return explainIdleAgent(task, agent, hasRoom);
  if (assigneeName !== undefined) {
    const words = [`${assigneeName} has it.`, 'move_on', `Ask ${assigneeName}.`] as const;
    return because('waiting', 'with_person', words, { since: task.enteredColumnAt });
  }
  const words = ['Nobody has it.', 'assign', 'Assign a person or an agent.'] as const;
  return because('waiting', 'nobody_assigned', words);
}

function explainIdleAgent(task: TaskCard, agent: AgentFacts, hasRoom: boolean): Why {
  const about = { agentId: agent.id };
  if (agent.archivedAt !== null) return explainArchived(agent);
  if (agent.pausedAt !== null) return explainPause(agent);
  if (!agent.hasModel) {
    const words = [
      `${agent.name} has no model, and there is no default one.`,
      'choose_model',
      `Choose a model for ${agent.name}.`,
    ] as const;
    return because('stopped', 'agent_without_model', words, about);
  }
  if (agent.executionMode === 'manual') {
    const words = [
      `${agent.name} begins only when somebody asks.`,
      'execute',
      `Have ${agent.name} begin.`,
    ] as const;
    return because('waiting', 'agent_not_asked', words, about);
  }
  if (task.category === 'backlog') {
    const words = [
      `It is in the backlog, where ${agent.name} begins nothing.`,
      'move_to_todo',
      'Move it to what is to be done.',
    ] as const;
    return because('waiting', 'in_backlog', words, about);
  }
  if (task.category === 'todo' && !hasRoom) {
    const words = [
      'As much is under way on this board as its limit allows.',
      'make_room',
      'Finish or move something that is under way, or raise the limit of the column.',
    ] as const;
    return because('waiting', 'column_full', words, about);
  }
  if (task.category === 'todo') {
    const words = [`${agent.name} is about to begin.`, 'none', nothingToDo] as const;
    return because('moving', 'about_to_begin', words, about);
  }
  const words = [
    `It is under way, but ${agent.name} is not at work on it.`,
    'execute',
    `Have ${agent.name} go on.`,
  ] as const;
  return because('waiting', 'agent_not_asked', words, about);
}

function explainArchived({ id, name, archivedAt }: AgentFacts): Why {
  const words = [`${name} is archived.`, 'assign', 'Give the task to somebody else.'] as const;
  return because('stopped', 'agent_archived', words, { agentId: id, since: archivedAt });
}

function explainPause({ id, name, pausedAt, pauseReason }: AgentFacts): Why {
  const words = [
    pauseReason === null ? `${name} is paused.` : `${name} is paused: ${pauseReason}`,
    'resume_agent',
    `Resume ${name}, or give the task to somebody else.`,
  ] as const;
  return because('stopped', 'agent_paused', words, { agentId: id, since: pausedAt });
}

export function explainRun(facts: RunFacts): Why {
  const { run, agent, askedAt } = facts;
  const about = { runId: run.id, agentId: agent.id };
  switch (run.status) {
    case 'running':
      return because('moving', 'working', [`${agent.name} is at work.`, 'none', nothingToDo], {
        ...about,
        since: run.startedAt,
      });
    case 'starting':
      return because('moving', 'starting', [`${agent.name} is beginning.`, 'none', nothingToDo], {
        ...about,
        since: run.startedAt,
      });
    case 'waiting':
      return because(
        'waiting',
        'question',
        [`${agent.name} has asked a question.`, 'answer', 'Answer it.'],
        { ...about, since: askedAt ?? null },
      );
    case 'queued':
      return explainQueue(facts);
    case 'succeeded':
      return because('over', 'done', [`${agent.name} has finished.`, 'none', nothingToDo], {
        ...about,
        since: run.endedAt,
      });
    case 'cancelled':
    case 'failed':
    case 'timed_out':
      return explainFailure(run, about);
  }
  return run.status;
}

function explainQueue({ run, agent, obstacle }: RunFacts): Why {
  const about = { runId: run.id, agentId: agent.id, since: run.createdAt };
  if (agent.archivedAt !== null) return { ...explainArchived(agent), runId: run.id };
  if (obstacle === 'agent_paused' || run.reason === 'agent_paused') {
    return { ...explainPause(agent), runId: run.id };
  }
  if (obstacle === 'agent_busy') {
    const words = [
      `${agent.name} is at work on ${agent.maxConcurrentRuns} other tasks, which is as many as it may.`,
      'raise_limit',
      'Wait, or let it work on more at once.',
    ] as const;
    return because('waiting', 'agent_busy', words, about);
  }
  if (obstacle !== undefined) {
    const what = obstacle === 'model_busy' ? 'Its model is' : 'The organization is';
    const words = [
      `${what} in use by as many runs as allowed.`,
      'raise_limit',
      'Wait, or raise the limit.',
    ] as const;
    return because('waiting', obstacle, words, about);
  }
  if (run.reason === 'gateway_unavailable' || run.reason === 'gateway_incapable') {
    const { sentence, nextAction } = failureReasons[run.reason];
    const words = [sentence, 'start_gateway', nextAction] as const;
    return because('waiting', run.reason, words, about);
  }
  if (isFailureReason(run.reason ?? undefined)) {
    const words = [
      `${run.message ?? 'The last attempt failed.'} It is tried again by itself.`,
      'none',
      nothingToDo,
    ] as const;
    return because('moving', 'trying_again', words, about);
  }
  return because('moving', 'starting', [`${agent.name} is beginning.`, 'none', nothingToDo], about);
}

function explainFailure(run: Run, about: About): Why {
  const name = run.reason ?? undefined;
  const known = failureReasons[isFailureReason(name) ? name : 'internal'];
  const reason = run.status === 'cancelled' ? 'stopped' : 'failed';
  const words = [run.message ?? known.sentence, 'retry', known.nextAction] as const;
  return because('stopped', reason, words, { ...about, since: run.endedAt });
}
