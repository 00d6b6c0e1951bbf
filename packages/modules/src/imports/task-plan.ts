import type { ImportProblem } from '@helix/contracts/imports';
import type { Category, LabelColor } from '@helix/contracts/structure';
import type { Priority } from '@helix/contracts/tasks';

/** A task as a file describes it, before anything of it exists. Columns and labels are still names. */
export type PlannedTask = {
  readonly row: number;
  readonly title: string;
  readonly description: string;
  /** In lower case; a key of the plan's columns, or of one that the board has. */
  readonly column: string | null;
  readonly priority: Priority;
  readonly labels: readonly string[];
  readonly dueDate: string | null;
  readonly assigneeId: string | null;
  readonly agentId: string | null;
  readonly checklist: readonly { readonly text: string; readonly isDone: boolean }[];
  readonly comments: readonly PlannedComment[];
  readonly createdAt: Date | null;
  readonly archived: boolean;
};
export type PlannedComment = { readonly author: string; readonly text: string; readonly at: Date };

export type TaskPlan = {
  readonly source: 'csv' | 'trello';
  readonly tasks: readonly PlannedTask[];
  readonly problems: readonly ImportProblem[];
  /** What the board does not have yet. */
  readonly newColumns: readonly { readonly name: string; readonly category: Category }[];
  readonly newLabels: readonly { readonly name: string; readonly color: LabelColor }[];
  readonly headings: readonly { readonly heading: string; readonly field: string | null }[];
};

/** What a plan is made against: the names that the board and the organization know. */
export type Surroundings = {
  readonly columns: readonly {
    readonly id: string;
    readonly name: string;
    readonly category: Category;
  }[];
  readonly labels: readonly { readonly id: string; readonly name: string }[];
  readonly members: readonly {
    readonly id: string;
    readonly name: string;
    readonly email: string;
  }[];
  readonly agents: readonly { readonly id: string; readonly name: string }[];
};

export const maxTasks = 5_000;
export const maxLabelsOfTask = 50;
export const maxItemsOfTask = 200;

export const sameName = (a: string, b: string) => a.trim().toLowerCase() === b.trim().toLowerCase();
