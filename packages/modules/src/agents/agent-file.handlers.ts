import * as contract from '@helix/contracts/agents';
import { AppError } from '@helix/runtime';
import { implement } from '../endpoint-handler.ts';
import { decodeCursor, toPage } from '../page.ts';
import {
  diffFile,
  requireFile,
  requireVersion,
  restoreFile,
  writeFile,
} from './agent-file.commands.ts';
import { listFileVersions } from './agent-file.queries.ts';

export const agentFileHandlers = [
  implement(contract.getAgentFile, ({ ctx, actor, params }) =>
    requireFile(ctx.db, { organizationId: actor.organization.id, ...params }),
  ),
  implement(contract.writeAgentFile, ({ ctx, actor, params, body }) =>
    writeFile(ctx, actor, { ...params, ...body }),
  ),
  implement(contract.listAgentFileVersions, async ({ ctx, actor, params, query }) => {
    const file = { organizationId: actor.organization.id, ...params };
    await requireFile(ctx.db, file);
    const wanted = { before: decodeVersion(query.cursor), limit: query.limit + 1 };
    const found = await listFileVersions(ctx.db, file, wanted);
    const rows = found.map((row) => ({ ...row, id: `version_${row.version}` }));
    const { items, nextCursor } = toPage(rows, query.limit);
    return { items: items.map(({ id: _key, ...version }) => version), nextCursor };
  }),
  implement(contract.getAgentFileVersion, ({ ctx, actor, params }) => {
    const { version, ...file } = params;
    return requireVersion(ctx.db, { organizationId: actor.organization.id, ...file }, version);
  }),
  implement(contract.diffAgentFile, ({ ctx, actor, params, query }) =>
    diffFile(ctx, { organizationId: actor.organization.id, ...params }, query),
  ),
  implement(contract.restoreAgentFile, ({ ctx, actor, params, body }) =>
    restoreFile(ctx, actor, { ...params, ...body }),
  ),
];

function decodeVersion(cursor: string | undefined): number | undefined {
  const key = decodeCursor(cursor);
  if (key === undefined) return undefined;
  const [, number] = /^version_(\d{1,9})$/.exec(key) ?? [];
  if (number === undefined) {
    throw new AppError('request.invalid', 'The cursor is not one that this list has given out');
  }
  return Number(number);
}
