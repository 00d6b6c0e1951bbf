import { z } from 'zod';

/** What can be read from a column of a CSV file, and the headings that are understood without being told. */
export const csvFields = {
  title: ['title', 'name', 'summary', 'task', 'subject', 'card name'],
  description: ['description', 'body', 'details', 'notes', 'card description'],
  column: ['column', 'status', 'state', 'list', 'list name', 'stage'],
  priority: ['priority', 'importance'],
  labels: ['labels', 'label', 'tags'],
  dueDate: ['due date', 'due', 'duedate', 'deadline'],
  assignee: ['assignee', 'assigned to', 'owner', 'assignee e-mail', 'assignee email'],
  agent: ['agent'],
  checklist: ['checklist'],
} as const;
export type CsvField = keyof typeof csvFields;

export const importProblemSchema = z
  .object({
    row: z
      .int()
      .nullable()
      .describe('Line or card, counted from 1; null when it is about the file'),
    field: z.string().nullable(),
    message: z.string(),
  })
  .meta({ id: 'ImportProblem' });
export type ImportProblem = z.infer<typeof importProblemSchema>;

export const maxProblemsShown = 100;

/** What an import did, or would do. */
export const taskImportSchema = z
  .object({
    dryRun: z.boolean(),
    created: z.int().describe('How many tasks were made, or would be'),
    problems: z.array(importProblemSchema).describe(`The first ${maxProblemsShown} of them`),
    problemCount: z.int(),
    columns: z
      .array(z.object({ heading: z.string(), field: z.string().nullable() }))
      .describe('Of a CSV file: what each column was read as; null was passed over'),
    newColumns: z.array(z.string()),
    newLabels: z.array(z.string()),
    tasks: z
      .array(
        z.object({
          row: z.int(),
          key: z.string().nullable().describe('null in a dry run'),
          title: z.string(),
          column: z.string(),
        }),
      )
      .describe('The first 20'),
  })
  .meta({ id: 'TaskImport' });
export type TaskImport = z.infer<typeof taskImportSchema>;
