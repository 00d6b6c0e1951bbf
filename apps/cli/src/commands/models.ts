import { Option, type Command } from 'commander';
import {
  createModel,
  listModels,
  providers,
  testModel,
  type Model,
  type Provider,
} from '@helix/contracts/models';
import { exitCodes, Failure } from '../failure.ts';
import type { Column } from '../output/table.ts';
import { readStandardInput } from '../profile/prompt.ts';
import { readPage, withPageOptions, type PageOptions } from '../remote/page.ts';
import { onServer } from '../remote/remote-command.ts';
import { findModel } from '../remote/resolve.ts';

const modelColumns: readonly Column<Model>[] = [
  { title: 'name', value: ({ displayName }) => displayName, shrinks: true, style: () => 'bold' },
  { title: 'provider', value: ({ provider }) => provider },
  { title: 'model', value: ({ model }) => model, shrinks: true },
  { title: 'default', value: ({ isDefault }) => (isDefault ? 'yes' : '') },
  { title: 'last test', value: ({ lastTest }) => lastTest?.outcome },
  { title: 'id', value: ({ id }) => id, plainOnly: true },
];

export function addModelCommands(program: Command): void {
  const models = program.command('models').description('what agents think with');
  onServer(
    withPageOptions(models.command('list').description('list the models, oldest first')),
    async ({ client, out }, options: PageOptions) => {
      const page = await readPage(options, (query) => client.call(listModels, { query }));
      out.rows(page, modelColumns, 'There is no model yet.');
    },
  );
  addModelCreate(models);
  onServer(
    models
      .command('test')
      .argument('<model>', 'by name or id')
      .description('call a model for real and say what is wrong'),
    async ({ client, out }, named: string) => {
      const { id: modelId } = await findModel(client, named);
      const tested = await client.call(testModel, { params: { modelId }, body: {} });
      const next = tested.nextAction === null ? '' : `\n${tested.nextAction}`;
      if (tested.outcome === 'fails' && !out.json) {
        throw new Failure(tested.message + next, exitCodes.failed);
      }
      out.done(tested, tested.message + next);
    },
  );
}

type CreateOptions = { provider: Provider; name?: string; baseUrl?: string; keyStdin?: true };

function addModelCreate(models: Command): void {
  onServer(
    models
      .command('create')
      .argument('<model>', "the provider's own name for it")
      .description('add a model; the first one becomes the default')
      .addOption(new Option('--provider <provider>').choices(providers).makeOptionMandatory())
      .option('--name <name>', 'what people call it')
      .option('--base-url <url>', "where it is reached; the provider's own address unless given")
      .option('--key-stdin', 'read its API key from standard input'),
    async ({ client, out }, model: string, options: CreateOptions) => {
      const { provider, name = model, baseUrl, keyStdin } = options;
      const created = await client.call(createModel, {
        body: {
          ...{ provider, model, displayName: name },
          ...(baseUrl !== undefined && { baseUrl }),
          ...(keyStdin && { apiKey: await readStandardInput() }),
        },
      });
      out.done(created, `Added ${created.displayName}.`, created.id);
    },
  );
}
