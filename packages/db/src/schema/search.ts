import { customType, foreignKey, index, pgTable, text } from 'drizzle-orm/pg-core';
import { comments } from './comments.ts';
import { organizationId, plainText } from './column-builders.ts';
import { organizations } from './identity.ts';
import { tasks } from './tasks.ts';

const searchVector = customType<{ data: string }>({ dataType: () => 'tsvector' });

/**
 * What a task is found by. Written by a trigger whenever title or description change, and beside the task rather
 * than in it: moving a card then touches no word, and reading a board reads none.
 */
export const taskSearch = pgTable(
  'task_search',
  {
    taskId: text('task_id').primaryKey(),
    organizationId: organizationId(),
    /** Without case and accents; has an index on trigrams where the database knows them. */
    title: text().notNull(),
    vector: searchVector().notNull(),
  },
  (table) => [
    index('task_search_vector').using('gin', table.vector).with({ fastupdate: false }),
    index('task_search_newest').on(table.organizationId, table.taskId),
    foreignKey({
      name: 'task_search_task',
      columns: [table.organizationId, table.taskId],
      foreignColumns: [tasks.organizationId, tasks.id],
    }).onDelete('cascade'),
  ],
);

export const commentSearch = pgTable(
  'comment_search',
  {
    commentId: text('comment_id').primaryKey(),
    organizationId: organizationId(),
    vector: searchVector().notNull(),
  },
  (table) => [
    index('comment_search_vector').using('gin', table.vector).with({ fastupdate: false }),
    index('comment_search_newest').on(table.organizationId, table.commentId),
    foreignKey({
      name: 'comment_search_comment',
      columns: [table.organizationId, table.commentId],
      foreignColumns: [comments.organizationId, comments.id],
    }).onDelete('cascade'),
  ],
);

/**
 * Every word that a text of the organization has or had, to guess at what was mistyped. Not unique: whoever writes
 * a new word must not wait for another who writes it too.
 */
export const searchWords = pgTable(
  'search_words',
  {
    organizationId: organizationId(),
    word: plainText().notNull(),
  },
  (table) => [
    index('search_words_known').on(table.organizationId, table.word),
    foreignKey({
      name: 'search_words_organization',
      columns: [table.organizationId],
      foreignColumns: [organizations.id],
    }).onDelete('cascade'),
  ],
);
