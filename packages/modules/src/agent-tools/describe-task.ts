import type { Task, TaskCard } from '@helix/contracts/tasks';
import { listAttachments } from '../attachments/index.ts';
import { listItems } from '../checklists/index.ts';
import { listLatestComments } from '../comments/index.ts';
import { listRelated } from '../dependencies/index.ts';
import { listColumns, listLabels } from '../structure/index.ts';
import { findCards, listChildren } from '../tasks/index.ts';
import { cut } from './cut.ts';
import type { TaskCall } from './tool.ts';

const most = { description: 8_000, comment: 2_000, comments: 20, children: 50, files: 50 };

/** A task as text for a model: bounded, and what is left out is said. */
export async function describeTask({ tx, run }: TaskCall, task: Task): Promise<string> {
  const { db } = tx;
  const { organizationId } = run;
  const of = { organizationId, taskId: task.id };
  // One after the other: in a transaction they share a connection.
  const columns = await listColumns(db, organizationId, task.boardId);
  const labels = await listLabels(db, { organizationId, visible: 'all', boardId: task.boardId });
  const items = await listItems(db, organizationId, task.id);
  const children = await listChildren(db, {
    ...{ organizationId, parentId: task.id, visible: 'all', after: undefined },
    limit: most.children,
  });
  const related = await listRelated(db, organizationId, task.id);
  const blockers = await findCards(db, organizationId, related.blockedBy);
  const blocked = await findCards(db, organizationId, related.blocks);
  const files = await listAttachments(db, { ...of, after: undefined, limit: most.files });
  const comments = await listLatestComments(db, { ...of, limit: most.comments });
  const column = columns.find(({ id }) => id === task.columnId);
  const names = labels.filter(({ id }) => task.labelIds.includes(id)).map(({ name }) => name);
  return [
    `# ${task.key}: ${task.title}`,
    `Column: ${column?.name ?? 'none'} (${task.category})`,
    `Priority: ${task.priority}`,
    ...(names.length === 0 ? [] : [`Labels: ${names.join(', ')}`]),
    ...(task.dueDate === null ? [] : [`Due: ${task.dueDate}`]),
    ...block('Description', [cut(task.description.trim(), most.description)]),
    ...block(
      'Checklist',
      items.map(({ id, done, text }) => `- [${done ? 'x' : ' '}] ${text} (${id})`),
    ),
    ...block('Sub-tasks', children.map(line)),
    ...block('Blocked by', blockers.map(line)),
    ...block('Blocks', blocked.map(line)),
    ...block(
      'Attachments',
      files.map(({ name, mediaType, size }) => `- ${name} (${mediaType}, ${size} bytes)`),
    ),
    ...block(
      task.commentCount > comments.length
        ? `The last ${comments.length} of ${task.commentCount} comments, oldest first`
        : 'Comments, oldest first',
      comments.map(
        ({ id, author, createdAt, body }) =>
          `[${author.name}, ${createdAt.toISOString()}, ${id}]\n${cut(body, most.comment)}`,
      ),
    ),
  ].join('\n');
}

export function line({ key, title, category }: TaskCard): string {
  return `- ${key} (${category}): ${title}`;
}

function block(title: string, lines: readonly string[]): string[] {
  const said = lines.filter((text) => text !== '');
  return said.length === 0 ? [] : ['', `## ${title}`, ...said];
}
