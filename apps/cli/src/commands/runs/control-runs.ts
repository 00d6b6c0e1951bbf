import type { Command } from 'commander';
import { cancelRun, retryRun, steerRun } from '@helix/contracts/runs';
import { textOf } from '../../profile/prompt.ts';
import { onServer } from '../../remote/remote-command.ts';
import { runArgument } from './read-runs.ts';

export function addRunControl(runs: Command): void {
  onServer(
    runs
      .command('cancel')
      .argument(...runArgument)
      .description('stop a run'),
    async ({ client, out }, runId: string) => {
      const run = await client.call(cancelRun, { params: { runId }, body: {} });
      out.done(run, 'The run is being stopped.', run.id);
    },
  );
  onServer(
    runs
      .command('steer')
      .argument(...runArgument)
      .argument('<message>', 'what to say; - reads it from standard input')
      .description('say something to a live run; it reads it at its next step'),
    async ({ client, out }, runId: string, given: string) => {
      const message = await textOf(given);
      const run = await client.call(steerRun, { params: { runId }, body: { message } });
      out.done(run, 'It is read at the next step.', run.id);
    },
  );
  onServer(
    runs
      .command('retry')
      .argument(...runArgument)
      .description('do the work of a run that is over once more'),
    async ({ client, out }, runId: string) => {
      const run = await client.call(retryRun, { params: { runId }, body: {} });
      out.done(run, 'It is done once more.', run.id);
    },
  );
}
