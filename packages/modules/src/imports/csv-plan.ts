import { csvFields, type CsvField, type ImportProblem } from '@helix/contracts/imports';
import { priorities, taskTitleSchema, type Priority } from '@helix/contracts/tasks';
import type { CsvTable } from './csv-table.ts';
import {
  maxItemsOfTask,
  maxLabelsOfTask,
  maxTasks,
  sameName,
  type PlannedTask,
  type Surroundings,
  type TaskPlan,
} from './task-plan.ts';

type Mapping = ReadonlyMap<CsvField, number>;
type Report = (field: string | null, message: string) => void;

const fieldNames = Object.keys(csvFields).filter((name): name is CsvField => name in csvFields);
const maxDescriptionLength = 100_000;
const maxLabelLength = 50;

/** What would be made of a table, and everything that is wrong with it. */
export function planCsv(
  table: CsvTable,
  wanted: Readonly<Partial<Record<CsvField, string | undefined>>>,
  around: Surroundings,
): TaskPlan {
  const problems: ImportProblem[] = [];
  const mapping = mapColumns(table.headings, wanted, problems);
  if (!mapping.has('title')) {
    const headings = table.headings.filter((heading) => heading !== '').join(', ');
    problems.push(about(null, 'title', `No column holds the titles; there are: ${headings}`));
  }
  if (table.rows.length > maxTasks) {
    problems.push(about(null, null, `At most ${maxTasks} rows can be read at once`));
  }
  const tasks = mapping.has('title')
    ? table.rows.slice(0, maxTasks).map(({ line, cells }) => {
        const report: Report = (field, message) => problems.push(about(line, field, message));
        const read = (field: CsvField) => (cells[mapping.get(field) ?? -1] ?? '').trim();
        return { row: line, ...readRow(read, around, report) };
      })
    : [];
  const fieldAt = new Map([...mapping].map(([field, index]) => [index, field]));
  return {
    source: 'csv',
    tasks,
    problems,
    newColumns: [],
    newLabels: missingLabels(tasks, around).map((name) => ({ name, color: 'gray' })),
    headings: table.headings.map((heading, index) => ({
      heading,
      field: fieldAt.get(index) ?? null,
    })),
  };
}

function mapColumns(
  headings: readonly string[],
  wanted: Readonly<Partial<Record<CsvField, string | undefined>>>,
  problems: ImportProblem[],
): Mapping {
  const find = (names: readonly string[]) =>
    headings.findIndex((heading) => names.some((name) => sameName(name, heading)));
  const mapping = new Map<CsvField, number>();
  for (const field of fieldNames) {
    const told = wanted[field];
    if (told === '') continue;
    const index = find(told === undefined ? csvFields[field] : [told]);
    if (index !== -1) mapping.set(field, index);
    else if (told !== undefined) {
      problems.push(about(null, field, `There is no column with the heading ${told}`));
    }
  }
  return mapping;
}

function readRow(
  read: (field: CsvField) => string,
  around: Surroundings,
  report: Report,
): Omit<PlannedTask, 'row'> {
  return {
    title: readTitle(read('title'), report),
    description: readDescription(read('description'), report),
    column: readColumn(read('column'), around, report),
    priority: readPriority(read('priority'), report),
    labels: readLabels(read('labels'), report),
    dueDate: readDay(read('dueDate'), report),
    assigneeId: readAssignee(read('assignee'), around, report),
    agentId: readAgent(read('agent'), around, report),
    checklist: readChecklist(read('checklist'), report),
    comments: [],
    createdAt: null,
    archived: false,
  };
}

function readTitle(text: string, report: Report): string {
  const title = taskTitleSchema.safeParse(text.replaceAll(/\s+/g, ' '));
  if (title.success) return title.data;
  report('title', text === '' ? 'It has no title' : 'The title is longer than 500 characters');
  return '';
}

function readDescription(text: string, report: Report): string {
  if (text.length > maxDescriptionLength) report('description', 'The description is too long');
  return text;
}

function readColumn(text: string, { columns }: Surroundings, report: Report): string | null {
  if (text === '') return null;
  const found =
    columns.find(({ name }) => sameName(name, text)) ??
    columns.find(({ category }) => sameName(category.replace('_', ' '), text.replace('_', ' ')));
  if (found) return found.name.toLowerCase();
  const known = columns.map(({ name }) => name).join(', ');
  report('column', `The board has no column ${text}; it has: ${known}`);
  return null;
}

function readPriority(text: string, report: Report): Priority {
  if (text === '') return 'none';
  const found = priorities.find((priority) => sameName(priority, text));
  if (found === undefined) report('priority', `${text} is none of ${priorities.join(', ')}`);
  return found ?? 'none';
}

function readLabels(text: string, report: Report): string[] {
  const names = parts(text).filter(
    (name, index, all) => all.findIndex((other) => sameName(other, name)) === index,
  );
  if (names.length > maxLabelsOfTask) report('labels', `More than ${maxLabelsOfTask} labels`);
  const long = names.find((name) => name.length > maxLabelLength);
  if (long !== undefined) report('labels', `The label ${long} is too long`);
  return names;
}

function readDay(text: string, report: Report): string | null {
  if (text === '') return null;
  const day = /^(\d{4}-\d{2}-\d{2})(?:[T ].*)?$/.exec(text)?.[1];
  if (day !== undefined && isDay(day)) return day;
  report('dueDate', `${text} is no day; write it as 2026-01-31`);
  return null;
}

function isDay(day: string): boolean {
  const time = Date.parse(`${day}T00:00:00Z`);
  return !Number.isNaN(time) && new Date(time).toISOString().startsWith(day);
}

function readAssignee(text: string, { members }: Surroundings, report: Report): string | null {
  if (text === '') return null;
  const found = members.filter(({ name, email }) => sameName(email, text) || sameName(name, text));
  if (found.length > 1) report('assignee', `Several people are called ${text}; use the address`);
  else if (found.length === 0) report('assignee', `${text} is no member who can see the board`);
  return found[0]?.id ?? null;
}

function readAgent(text: string, { agents }: Surroundings, report: Report): string | null {
  if (text === '') return null;
  const found = agents.find(({ name }) => sameName(name, text));
  if (!found) report('agent', `There is no agent ${text}`);
  return found?.id ?? null;
}

function readChecklist(text: string, report: Report): { text: string; isDone: boolean }[] {
  const items = parts(text).map((part) => {
    const [, mark = '', item = part] = /^\[([ xX])\]\s*(.*)$/.exec(part) ?? [];
    return { text: item, isDone: mark.trim() !== '' };
  });
  if (items.length > maxItemsOfTask) report('checklist', `More than ${maxItemsOfTask} items`);
  if (items.some((item) => item.text === '' || item.text.length > 500)) {
    report('checklist', 'Each item has 1 to 500 characters');
  }
  return items;
}

const parts = (text: string) =>
  text
    .split(/[;\n]/)
    .map((part) => part.trim())
    .filter((part) => part !== '');

function missingLabels(tasks: readonly PlannedTask[], { labels }: Surroundings): string[] {
  const known = new Set(labels.map(({ name }) => name.toLowerCase()));
  const missing = new Map<string, string>();
  for (const name of tasks.flatMap((task) => task.labels)) {
    if (!known.has(name.toLowerCase())) missing.set(name.toLowerCase(), name);
  }
  return [...missing.values()];
}

function about(row: number | null, field: string | null, message: string): ImportProblem {
  return { row, field, message };
}
