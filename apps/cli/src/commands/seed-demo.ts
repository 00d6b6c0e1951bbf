import type { Command } from 'commander';
import { seedDemo } from '@helix/demo';
import { onServer } from '../remote/remote-command.ts';

export function addSeedDemoCommand(program: Command): void {
  onServer(
    program
      .command('seed-demo')
      .description('fill your organization with people, agents and work to look around in'),
    async ({ client, url, out }) => {
      const seeded = await seedDemo(client, url, (what) => out.note(`✓ ${what}`));
      const { boards, tasks, agents, people } = seeded.made;
      out.done(
        seeded,
        tasks + boards + agents + people === 0
          ? 'Everything was there already.'
          : `Made ${boards} boards, ${tasks} tasks, ${agents} agents and ${people} people.`,
        String(tasks),
      );
    },
  );
}
