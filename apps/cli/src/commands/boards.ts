import { readAll } from '@helix/client';
import type { Command } from 'commander';
import {
  createBoard,
  listBoards,
  listColumns,
  listDepartments,
  type Board,
} from '@helix/contracts/structure';
import type { Column } from '../output/table.ts';
import { readPage, withPageOptions, type PageOptions } from '../remote/page.ts';
import { onServer } from '../remote/remote-command.ts';
import { findBoard, findDepartmentId } from '../remote/resolve.ts';

type ListOptions = PageOptions & { department?: string };
type CreateOptions = { department: string; key?: string };

const boardFields: readonly Column<Board>[] = [
  { title: 'key', value: ({ key }) => key, style: () => 'bold' },
  { title: 'name', value: ({ name }) => name, shrinks: true },
  { title: 'id', value: ({ id }) => id, plainOnly: true },
];

export function addBoardCommands(program: Command): void {
  const boards = program.command('boards').description('see and make boards');
  addList(boards);
  addShow(boards);
  addCreate(boards);
  addColumns(boards);
}

function addList(boards: Command): void {
  const command = boards
    .command('list')
    .description('list the boards you may see, oldest first')
    .option('--department <name>', 'only those of a department');
  onServer(withPageOptions(command), async ({ client, out }, options: ListOptions) => {
    const departments = await readAll((query) => client.call(listDepartments, { query }));
    const departmentId =
      options.department === undefined
        ? undefined
        : await findDepartmentId(client, options.department);
    const page = await readPage(options, (query) =>
      client.call(listBoards, {
        query: { ...query, ...(departmentId !== undefined && { departmentId }) },
      }),
    );
    const nameOf = new Map(departments.map(({ id, name }) => [id, name]));
    const [key, name, id] = boardFields;
    out.rows(
      page,
      [
        ...(key && name ? [key, name] : []),
        {
          title: 'department',
          value: (board) => nameOf.get(board.departmentId),
          shrinks: true,
        },
        ...(id ? [id] : []),
      ],
      'There is no board that you may see.',
    );
  });
}

function addShow(boards: Command): void {
  onServer(
    boards.command('show').argument('<board>', 'its key, name or id').description('show a board'),
    async ({ client, out }, named: string) =>
      out.record(await findBoard(client, named), boardFields),
  );
}

function addCreate(boards: Command): void {
  onServer(
    boards
      .command('create')
      .argument('<name>')
      .description('make a board with its columns')
      .requiredOption('--department <name>', 'the department it belongs to, by name or id')
      .option('--key <key>', 'what its task keys begin with; made from the name unless given'),
    async ({ client, out }, name: string, options: CreateOptions) => {
      const departmentId = await findDepartmentId(client, options.department);
      const { key } = options;
      const board = await client.call(createBoard, {
        body: { name, departmentId, ...(key !== undefined && { key }) },
      });
      out.done(board, `Made the board ${board.name} (${board.key}).`, board.id);
    },
  );
}

function addColumns(boards: Command): void {
  onServer(
    boards
      .command('columns')
      .argument('<board>', 'its key, name or id')
      .description('list the columns of a board from left to right'),
    async ({ client, out }, named: string) => {
      const { id: boardId } = await findBoard(client, named);
      out.rows(
        await client.call(listColumns, { params: { boardId } }),
        [
          { title: 'name', value: ({ name }) => name, shrinks: true },
          { title: 'category', value: ({ category }) => category },
          { title: 'limit', value: ({ wipLimit }) => wipLimit },
          { title: 'id', value: ({ id }) => id, plainOnly: true },
        ],
        'The board has no columns.',
      );
    },
  );
}
