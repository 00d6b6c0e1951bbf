import { scopes } from '@helix/contracts';
import { createApiKey } from '@helix/contracts/identity';
import { helixFor, type Helix } from '../apps/cli/src/fixtures/run-helix.ts';
import { expect, productUrl, test as base } from './workspace.ts';

const test = base.extend<{ helix: Helix }>({
  helix: async ({ workspace }, use) => {
    const body = { name: 'Terminal', scopes: [...scopes] };
    const { key } = await workspace.client.call(createApiKey, { body });
    const helix = helixFor(productUrl(), { HELIX_TOKEN: key });
    await use(helix);
    helix.remove();
  },
});

test('an agent is given work from a terminal, and its answer is read there', async ({ helix }) => {
  const models = await helix.run(['models', 'list']);
  expect(models.stdout).toContain('simulated');
  const tested = await helix.run(['models', 'test', models.stdout.split('\t')[0] ?? '']);
  expect(tested.exitCode, tested.stderr).toBe(0);

  const task = await helix.run(['tasks', 'create', 'Sum up', '-b', 'PLA', '--agent', 'maven']);
  const key = task.stdout.trim();
  const followed = await helix.run(['tasks', 'execute', key, '--follow']);
  expect(followed.exitCode, followed.stderr).toBe(0);
  expect(followed.stdout).toContain('Result');

  const [runId = '', status] = (await helix.run(['runs', 'list', '--task', key])).stdout.split(
    '\t',
  );
  expect(status).toBe('succeeded');
  const shown = await helix.run(['runs', 'show', runId]);
  expect(shown.stdout).toContain(followed.stdout.trim().split('\n')[0]);
  const again = await helix.run(['runs', 'follow', runId]);
  expect(again.stdout, 'what is over is told the same way').toBe(followed.stdout);
  expect((await helix.run(['runs', 'why', runId])).exitCode).toBe(0);
  const usage = await helix.run(['usage', '--by', 'agent']);
  expect(usage.stdout).toMatch(/^Maven\t[1-9]/);
});

test('an agent is paused, and says so until it goes on', async ({
  helix,
  workspace: { agent },
}) => {
  const paused = await helix.run(['agents', 'pause', 'Maven', '--reason', 'Holidays']);
  expect(paused.stdout.trim()).toBe(agent.id);
  const task = await helix.run(['tasks', 'create', 'Wait', '-b', 'PLA', '--agent', 'Maven']);
  const key = task.stdout.trim();
  const runId = (await helix.run(['tasks', 'execute', key])).stdout.trim();
  expect((await helix.run(['tasks', 'why', key])).stdout).toContain('paused');
  expect((await helix.run(['agents', 'show', 'maven'])).stdout).toContain('because\tHolidays');
  const cancelled = await helix.run(['runs', 'cancel', runId]);
  expect(cancelled.stdout.trim()).toBe(runId);
  const followed = await helix.run(['runs', 'follow', runId]);
  expect(followed).toMatchObject({ exitCode: 1, stdout: '' });
  expect(await helix.json(['agents', 'resume', 'Maven'])).toMatchObject({ status: 'idle' });
  expect(await helix.run(['runs', 'steer', runId, 'Hello'])).toMatchObject({ exitCode: 7 });
});
