import * as contract from '@helix/contracts/imports';
import { implement } from '../endpoint-handler.ts';
import { importOrganization } from './organization-import.ts';

export const importHandlers = [
  implement(contract.importOrganization, ({ ctx, actor, body }) =>
    importOrganization(ctx, actor, body),
  ),
];
