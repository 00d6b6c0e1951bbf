import type { IncomingFile } from '@helix/contracts';
import { organizationSettingsSchema } from '@helix/contracts/identity';
import { maxProblemsShown, type CsvField, type TaskImport } from '@helix/contracts/imports';
import type { Db } from '@helix/db';
import { AppError } from '@helix/runtime';
import type { Actor, Context } from '../context.ts';
import { listColumns, listLabels, requireBoard } from '../structure/index.ts';
import { parseCsv } from './csv-table.ts';
import { planCsv } from './csv-plan.ts';
import { findSettings } from './import.queries.ts';
import { placePlan, type PlacedTask } from './place-plan.ts';
import { listAgentNames, listBoardMembers, lockBoardRow } from './task-import.queries.ts';
import type { Surroundings, TaskPlan } from './task-plan.ts';
import { parseTrello } from './trello-board.ts';
import { planTrello } from './trello-plan.ts';

const tasksShown = 20;

type Wanted = { boardId: string; dryRun: boolean };
type CsvWanted = Wanted & Partial<Record<CsvField, string | undefined>>;

export async function importCsv(
  ctx: Context,
  actor: Actor,
  { boardId, dryRun, ...headings }: CsvWanted,
  file: IncomingFile,
): Promise<TaskImport> {
  await requireBoard(ctx.db, actor, boardId, 'manage');
  const table = parseCsv(await readWhole(file));
  return carryOut(ctx, actor, { boardId, dryRun }, (around) => planCsv(table, headings, around));
}

export async function importTrello(
  ctx: Context,
  actor: Actor,
  wanted: Wanted,
  file: IncomingFile,
): Promise<TaskImport> {
  await requireBoard(ctx.db, actor, wanted.boardId, 'manage');
  const board = parseTrello(await readWhole(file));
  const settings = await findSettings(ctx.db, actor.organization.id);
  const { timeZone } = organizationSettingsSchema.parse(settings);
  return carryOut(ctx, actor, wanted, (around) => planTrello(board, around, timeZone));
}

/** All of a plan or nothing; in a dry run, only what it says. */
function carryOut(
  ctx: Context,
  actor: Actor,
  { boardId, dryRun }: Wanted,
  makePlan: (around: Surroundings) => TaskPlan,
): Promise<TaskImport> {
  return ctx.transaction(async (tx) => {
    await lockBoardRow(tx.db, boardId);
    const board = await requireBoard(tx.db, actor, boardId, 'manage');
    const around = await look(tx.db, actor, boardId);
    const plan = makePlan(around);
    if (dryRun) return report(plan, around, undefined);
    if (plan.problems.length > 0) throw refusal(plan);
    return report(plan, around, await placePlan({ ctx, tx, actor, board }, plan, around));
  });
}

async function look(db: Db, actor: Actor, boardId: string): Promise<Surroundings> {
  const organizationId = actor.organization.id;
  return {
    columns: await listColumns(db, organizationId, boardId),
    labels: await listLabels(db, { organizationId, visible: 'all', boardId }),
    members: await listBoardMembers(db, organizationId, boardId),
    agents: await listAgentNames(db, organizationId),
  };
}

function report(
  plan: TaskPlan,
  { columns }: Surroundings,
  placed: readonly PlacedTask[] | undefined,
): TaskImport {
  const all = [...columns, ...plan.newColumns];
  const keys = new Map(placed?.map(({ planned, card }) => [planned, card.key]));
  const columnOf = (name: string | null) =>
    all.find((column) => column.name.toLowerCase() === name)?.name ?? all[0]?.name ?? '';
  return {
    dryRun: placed === undefined,
    created: (placed ?? plan.tasks).length,
    problems: plan.problems.slice(0, maxProblemsShown),
    problemCount: plan.problems.length,
    columns: [...plan.headings],
    newColumns: plan.newColumns.map(({ name }) => name),
    newLabels: plan.newLabels.map(({ name }) => name),
    tasks: plan.tasks.slice(0, tasksShown).map((task) => ({
      row: task.row,
      key: keys.get(task) ?? null,
      title: task.title,
      column: columnOf(task.column),
    })),
  };
}

function refusal({ problems }: TaskPlan): AppError {
  const [first] = problems;
  const where = first?.row ? `line ${first.row}: ` : '';
  const more = problems.length > 1 ? ` (and ${problems.length - 1} more)` : '';
  return new AppError(
    'import.refused',
    `Nothing was imported. ${where}${first?.message ?? ''}${more}`,
    { details: { problems: problems.slice(0, maxProblemsShown), problemCount: problems.length } },
  );
}

async function readWhole({ stream }: IncomingFile): Promise<Uint8Array> {
  const chunks: Uint8Array[] = [];
  for await (const chunk of stream) chunks.push(chunk);
  return Buffer.concat(chunks);
}
