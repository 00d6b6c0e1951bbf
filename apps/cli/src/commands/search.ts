import type { Command } from 'commander';
import { search, type SearchResult } from '@helix/contracts/search';
import { onServer } from '../remote/remote-command.ts';
import { findBoard } from '../remote/resolve.ts';

type Options = { kinds?: string; board?: string; limit?: string };

export function addSearchCommand(program: Command): void {
  onServer(
    program
      .command('search')
      .argument('<words...>')
      .description('find tasks, comments, agents, boards and people, best first')
      .option('--kinds <kinds>', 'such as task,comment')
      .option('-b, --board <board>', 'only tasks and comments of a board')
      .option('--limit <count>', 'how many at most (1 to 50)'),
    async ({ client, out }, words: string[], { kinds, board, limit }: Options) => {
      const page = await client.call(search, {
        query: {
          q: words.join(' '),
          ...(kinds !== undefined && { kinds }),
          ...(board !== undefined && { boardId: (await findBoard(client, board)).id }),
          ...(limit !== undefined && { limit: Number(limit) }),
        },
      });
      out.rows(
        page,
        [
          { title: 'kind', value: ({ kind }) => kind },
          { title: 'what', value: nameOf, style: () => 'bold' },
          { title: 'title', value: ({ title }) => title.text, shrinks: true },
          { title: 'found in', value: ({ snippet }) => snippet?.text, shrinks: true },
        ],
        'Nothing was found.',
      );
    },
  );
}

function nameOf(found: SearchResult): string {
  switch (found.kind) {
    case 'task':
    case 'comment':
      return found.task.key;
    case 'agent':
      return found.agent.name;
    case 'skill':
      return found.skill.name;
    case 'board':
      return found.board.key;
    case 'member':
      return found.member.name;
  }
}
