import type { RunStart } from '@helix/contracts/gateway';
import type { Task } from '@helix/contracts/tasks';
import { together, type Db } from '@helix/db';
import { findAgentFiles } from '../../agents/index.ts';
import { readTaskPictures } from '../../attachments/index.ts';
import { listConversation } from '../../chats/index.ts';
import { listLatestComments } from '../../comments/index.ts';
import type { Context } from '../../context.ts';
import { recallForPrompt } from '../../memories/index.ts';
import { getModelForCall } from '../../models/index.ts';
import { findFeedback } from '../../reviews/index.ts';
import { findSkillsForRun } from '../../skills/index.ts';
import { listLabels } from '../../structure/index.ts';
import { findTask } from '../../tasks/index.ts';
import type { StandingRun } from '../run.queries.ts';

type Gathered = Pick<RunStart, 'agent' | 'task' | 'conversation' | 'model' | 'limits'>;
/** What decides what is gathered. */
export type AttemptedRun = Pick<
  StandingRun,
  'id' | 'organizationId' | 'agentId' | 'modelId' | 'taskId' | 'instruction' | 'trigger'
>;
type Subject = { readonly task: Task; readonly labels: string[] };

const commentLimit = 100;

/** Read as it is now, so that an edit of a task or an agent is in force at the next attempt. */
export async function gatherForAttempt(ctx: Context, db: Db, run: AttemptedRun): Promise<Gathered> {
  const { organizationId, agentId, modelId } = run;
  const subject = findSubject(db, run);
  const [found, files, { model, limits }, knowledge, thread, conversation] = await together([
    subject,
    findAgentFiles(db, organizationId, agentId),
    getModelForCall(ctx, { db, organizationId, modelId }),
    subject.then((about) => gatherKnowledge(db, run, about)),
    gatherThread(db, run),
    gatherConversation(db, run),
  ]);
  if (!files) throw new Error(`agent ${agentId} of run ${run.id} is gone`);
  return {
    agent: { ...files, ...knowledge },
    task: found ? { ...describe(found), ...thread, images: [] } : null,
    ...(conversation && { conversation }),
    model,
    limits,
  };
}

/** Files are read when nothing is held any more. */
export async function withPictures(
  ctx: Context,
  { organizationId, taskId }: AttemptedRun,
  gathered: Gathered,
): Promise<Gathered> {
  const { task, model } = gathered;
  if (task === null || taskId === null || !model.canSee) return gathered;
  return {
    ...gathered,
    task: { ...task, images: await readTaskPictures(ctx, { organizationId, taskId }) },
  };
}

async function findSubject(
  db: Db,
  { organizationId, taskId }: AttemptedRun,
): Promise<Subject | undefined> {
  const task = taskId === null ? undefined : await findTask(db, organizationId, taskId);
  if (!task) return undefined;
  const { boardId, labelIds } = task;
  const labels =
    labelIds.length === 0 ? [] : await listLabels(db, { organizationId, visible: 'all', boardId });
  return {
    task,
    labels: labels.filter(({ id }) => labelIds.includes(id)).map(({ name }) => name),
  };
}

function describe({ task: { key, title, description, priority }, labels }: Subject) {
  return { key, title, description, priority, labels };
}

async function gatherKnowledge(
  db: Db,
  { organizationId, agentId, instruction }: AttemptedRun,
  subject: Subject | undefined,
): Promise<Pick<RunStart['agent'], 'memories' | 'skills'>> {
  const knowing = { organizationId, agentId };
  const text = [subject?.task.title, instruction, subject?.task.description].join('\n');
  const [recalled, skills] = await together([
    recallForPrompt(db, knowing, text),
    findSkillsForRun(db, {
      ...knowing,
      boardId: subject?.task.boardId ?? null,
      labelNames: subject?.labels ?? [],
      text,
    }),
  ]);
  return { memories: recalled.map((memory) => memory.text), skills };
}

async function gatherThread(db: Db, { organizationId, taskId }: AttemptedRun) {
  if (taskId === null) return { comments: [] };
  const [comments, feedback] = await together([
    listLatestComments(db, { organizationId, taskId, limit: commentLimit }),
    findFeedback(db, organizationId, taskId),
  ]);
  return {
    comments: comments.map(({ author, body, createdAt }) => ({
      author: author.name,
      body,
      at: createdAt.toISOString(),
    })),
    ...(feedback !== undefined && { feedback }),
  };
}

async function gatherConversation(
  db: Db,
  { trigger }: AttemptedRun,
): Promise<RunStart['conversation']> {
  if (trigger.kind !== 'chat') return undefined;
  const messages = await listConversation(db, trigger);
  return messages.map(({ author, body, createdAt }) => ({
    ...{ author: author.name, isAgent: author.kind === 'agent', body, at: createdAt },
  }));
}
