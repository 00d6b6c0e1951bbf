import { createWriteStream, existsSync, openAsBlob } from 'node:fs';
import { rename, rm } from 'node:fs/promises';
import { basename } from 'node:path';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import type { Command } from 'commander';
import type { FileUpload } from '@helix/contracts';
import { exportOrganization, exportTasks } from '@helix/contracts/exports';
import {
  csvFields,
  importCsv,
  importOrganization,
  importTrello,
  type TaskImport,
} from '@helix/contracts/imports';
import { exitCodes, Failure } from '../failure.ts';
import type { Output } from '../output/output.ts';
import { patientClient } from '../remote/patient-client.ts';
import { onServer } from '../remote/remote-command.ts';
import { findBoard } from '../remote/resolve.ts';

type TaskImportOptions = { board: string; dryRun?: true; map?: string[] };

export function addTransferCommands(program: Command): void {
  const exports = program.command('export').description('take data out');
  addOrganizationExport(exports);
  addTaskExport(exports);
  const imports = program.command('import').description('bring data in');
  addOrganizationImport(imports);
  addTaskImports(imports);
}

function addOrganizationExport(exports: Command): void {
  onServer(
    exports
      .command('organization')
      .argument('<file>', 'where to write it; must not exist')
      .description('write the whole organization to one archive, without secrets'),
    async ({ client, out }, file: string) => {
      await download(await patientClient(client).call(exportOrganization, {}), file);
      out.done({ file }, `Wrote ${file}.`, file);
    },
  );
}

function addTaskExport(exports: Command): void {
  onServer(
    exports
      .command('tasks')
      .argument('[filter...]', 'as in helix tasks list')
      .description('write the tasks of a filter as CSV')
      .option('-b, --board <board>', 'only those of a board')
      .option('-o, --output <file>', 'standard output unless given'),
    async ({ client, out }, words: string[], options: { board?: string; output?: string }) => {
      const { board, output } = options;
      const response = await client.call(exportTasks, {
        query: {
          filter: words.join(' '),
          bom: 'false',
          ...(board !== undefined && { boardId: (await findBoard(client, board)).id }),
        },
      });
      if (output === undefined) return pipeline(bodyOf(response), process.stdout, { end: false });
      await download(response, output);
      return out.done({ file: output }, `Wrote ${output}.`, output);
    },
  );
}

function addOrganizationImport(imports: Command): void {
  onServer(
    imports
      .command('organization')
      .argument('<file>', 'an archive that was exported')
      .description('read an archive into an organization that is empty; all of it or nothing')
      .option('--invite', 'invite the people who are not members here'),
    async ({ client, out }, file: string, options: { invite?: true }) => {
      const answer = await patientClient(client).call(importOrganization, {
        query: { invite: String(options.invite === true) },
        body: await upload(file, 'application/zip'),
      });
      const { rows, people } = answer;
      const absent = people.filter(({ outcome }) => outcome === 'absent');
      const invited = people.filter(({ outcome }) => outcome === 'invited');
      const lines = [
        `Read ${rows['boards'] ?? 0} boards, ${rows['tasks'] ?? 0} tasks, ${rows['comments'] ?? 0} comments and ${answer.files} files.`,
        ...(absent.length > 0 ? ['Not members here:'] : []),
        ...absent.map(({ name, email, role }) => `  ${name} <${email}>, ${role}`),
        ...(invited.length > 0 ? ['Invited; pass these links on:'] : []),
        ...invited.map(({ email, link }) => `  ${email}  ${link ?? ''}`),
      ];
      out.done(answer, lines.join('\n'), String(rows['tasks'] ?? 0));
    },
  );
}

function addTaskImports(imports: Command): void {
  const csv = imports
    .command('csv')
    .argument('<file>')
    .description('make a task of each row of a CSV file; all of them or none')
    .option('--map <field=heading...>', `fields: ${Object.keys(csvFields).join(', ')}`);
  onServer(
    withImportOptions(csv),
    async ({ client, out }, file: string, options: TaskImportOptions) => {
      const { id: boardId } = await findBoard(client, options.board);
      const answer = await client.call(importCsv, {
        params: { boardId },
        query: { ...mappingOf(options.map ?? []), dryRun: String(options.dryRun === true) },
        body: await upload(file, 'text/csv'),
      });
      tell(out, answer);
    },
  );
  const trello = imports
    .command('trello')
    .argument('<file>', 'the JSON that Trello exports')
    .description('make tasks of the cards of a Trello board; all of them or none');
  onServer(
    withImportOptions(trello),
    async ({ client, out }, file: string, options: TaskImportOptions) => {
      const { id: boardId } = await findBoard(client, options.board);
      const answer = await client.call(importTrello, {
        params: { boardId },
        query: { dryRun: String(options.dryRun === true) },
        body: await upload(file, 'application/json'),
      });
      tell(out, answer);
    },
  );
}

function withImportOptions(command: Command): Command {
  return command
    .requiredOption('-b, --board <board>', 'the board they go to')
    .option('--dry-run', 'only say what would be made and what is wrong');
}

function tell(out: Output, answer: TaskImport): void {
  const { dryRun, created, problems, problemCount, newColumns, newLabels } = answer;
  const lines = [
    `${dryRun ? 'Would make' : 'Made'} ${created} tasks.`,
    ...(newColumns.length > 0 ? [`New columns: ${newColumns.join(', ')}`] : []),
    ...(newLabels.length > 0 ? [`New labels: ${newLabels.join(', ')}`] : []),
    ...problems.map(({ row, message }) => `${row === null ? '' : `line ${row}: `}${message}`),
  ];
  out.done(answer, lines.join('\n'), String(created));
  if (!out.json && !out.isTerminal) for (const line of lines.slice(1)) out.note(line);
  if (problemCount > 0) process.exitCode = exitCodes.invalid;
}

function mappingOf(pairs: readonly string[]): Record<string, string> {
  return Object.fromEntries(
    pairs.map((pair) => {
      const at = pair.indexOf('=');
      const field = pair.slice(0, Math.max(at, 0));
      if (field in csvFields) return [field, pair.slice(at + 1)];
      throw new Failure(
        `${pair} is not like title=Summary. Fields: ${Object.keys(csvFields).join(', ')}.`,
        exitCodes.usage,
      );
    }),
  );
}

async function upload(file: string, contentType: string): Promise<FileUpload> {
  if (!existsSync(file)) throw new Failure(`There is no file ${file}.`, exitCodes.usage);
  return { name: basename(file), contentType, data: await openAsBlob(file) };
}

/** There whole or not at all, and only for whoever made it. */
async function download(response: Response, file: string): Promise<void> {
  const partial = `${file}.partial`;
  if (existsSync(file)) throw new Failure(`${file} exists already.`, exitCodes.conflict);
  try {
    await pipeline(bodyOf(response), createWriteStream(partial, { mode: 0o600 }));
    await rename(partial, file);
  } catch (error) {
    await rm(partial, { force: true });
    throw error;
  }
}

function bodyOf(response: Response): Readable {
  const body = response.body as Parameters<typeof Readable.fromWeb>[0] | null;
  return body === null ? Readable.from([]) : Readable.fromWeb(body);
}
