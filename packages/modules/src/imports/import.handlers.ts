import * as contract from '@helix/contracts/imports';
import { implement } from '../endpoint-handler.ts';
import { importOrganization } from './organization-import.ts';
import { importCsv, importTrello } from './task-import.commands.ts';

export const importHandlers = [
  implement(contract.importOrganization, ({ ctx, actor, query, body }) =>
    importOrganization(ctx, actor, query, body),
  ),
  implement(contract.importCsv, ({ ctx, actor, params, query, body }) =>
    importCsv(ctx, actor, { ...params, ...query }, body),
  ),
  implement(contract.importTrello, ({ ctx, actor, params, query, body }) =>
    importTrello(ctx, actor, { ...params, ...query }, body),
  ),
];
