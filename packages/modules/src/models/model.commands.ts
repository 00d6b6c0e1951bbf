import {
  modelArchived,
  modelCreated,
  modelUpdated,
  providerFacts,
  type Model,
  type ModelSettings,
  type Provider,
} from '@helix/contracts/models';
import type { Price } from '@helix/contracts/ledger';
import type { Transaction } from '@helix/db';
import { AppError } from '@helix/runtime';
import type { Actor, Context } from '../context.ts';
import { actorOf } from '../event-actor.ts';
import { changesBetween, onlyChanged } from '../event-changes.ts';
import type { ModelRunsPort } from './model-runs-port.ts';
import {
  changeModel,
  clearDefault,
  countUsers,
  findDefaultModelId,
  hasDisplayName,
  insertModel,
  listKnownModelIds,
  lockModel,
} from './model.queries.ts';

type NewModel = {
  provider: Provider;
  model: string;
  displayName: string;
  apiKey?: string | undefined;
  baseUrl?: string | undefined;
  settings: ModelSettings;
  fallbackModelIds: readonly string[];
  maxConcurrentRuns: number | null;
  price: Price | null;
};
type Changes = {
  model?: string | undefined;
  displayName?: string | undefined;
  apiKey?: string | null | undefined;
  baseUrl?: string | null | undefined;
  settings?: { [Name in keyof ModelSettings]?: ModelSettings[Name] | undefined } | undefined;
  fallbackModelIds?: readonly string[] | undefined;
  maxConcurrentRuns?: number | null | undefined;
  price?: Price | null | undefined;
};

export function createModel(ctx: Context, actor: Actor, input: NewModel): Promise<Model> {
  const organizationId = actor.organization.id;
  const { apiKey, fallbackModelIds, baseUrl, ...fields } = input;
  return ctx.transaction(async (tx) => {
    const id = ctx.newId('model');
    await requireFallbacks(tx, organizationId, { id, fallbackModelIds });
    const model = await insertModel(tx.db, {
      ...fields,
      ...sealed(ctx, apiKey ?? null),
      id,
      organizationId,
      baseUrl: baseUrl ?? null,
      fallbackModelIds: [...fallbackModelIds],
      isDefault: (await findDefaultModelId(tx.db, organizationId)) === undefined,
      createdAt: ctx.now(),
    });
    if (!model) throw nameTaken(input.displayName);
    tx.emit({ event: modelCreated, ...about(actor), data: { model } });
    return model;
  });
}

export function updateModel(
  ctx: Context,
  actor: Actor,
  runs: ModelRunsPort,
  input: Changes & { modelId: string; version?: number | undefined },
): Promise<Model> {
  const organizationId = actor.organization.id;
  const { modelId: id, version, apiKey, settings, fallbackModelIds, ...fields } = input;
  return ctx.transaction(async (tx) => {
    const current = await lockUsable(tx, organizationId, id);
    if (version !== undefined && version !== current.version) {
      throw new AppError(
        'resource.version_conflict',
        `${current.displayName} was changed meanwhile`,
        { details: { current } },
      );
    }
    if (fallbackModelIds) await requireFallbacks(tx, organizationId, { id, fallbackModelIds });
    const { displayName = current.displayName, baseUrl = current.baseUrl } = fields;
    const isRenamed = displayName !== current.displayName;
    if (isRenamed && (await hasDisplayName(tx.db, organizationId, displayName))) {
      throw nameTaken(displayName);
    }
    if (baseUrl === null) requireOwnAddress(current.provider);
    const change = onlyChanged(current, {
      ...fields,
      ...(settings && { settings: { ...current.settings, ...onlyChanged({}, settings) } }),
      ...(fallbackModelIds && { fallbackModelIds: [...fallbackModelIds] }),
    });
    const key = apiKey === undefined ? undefined : sealed(ctx, apiKey);
    if (Object.keys(change).length === 0 && !key) return current;
    const model = await changeModel(tx.db, { organizationId, id }, { ...change, ...key });
    const told = { ...change, ...(key && { apiKeyLastFour: key.apiKeyLastFour }) };
    const data = { model, changes: changesBetween(current, told) };
    tx.emit({ event: modelUpdated, ...about(actor), data });
    if (isRaised(current, model)) await runs.admit(ctx, tx, organizationId);
    return model;
  });
}

export function makeModelDefault(ctx: Context, actor: Actor, modelId: string): Promise<Model> {
  const organizationId = actor.organization.id;
  return ctx.transaction(async (tx) => {
    const current = await lockUsable(tx, organizationId, modelId);
    if (current.isDefault) return current;
    await clearDefault(tx.db, organizationId);
    const change = { isDefault: true };
    const model = await changeModel(tx.db, { organizationId, id: modelId }, change);
    const data = { model, changes: changesBetween(current, change) };
    tx.emit({ event: modelUpdated, ...about(actor), data });
    return model;
  });
}

/** Its runs and calls keep their model; nothing new is done with it, and its key is gone. */
export function archiveModel(ctx: Context, actor: Actor, modelId: string): Promise<Model> {
  const organizationId = actor.organization.id;
  return ctx.transaction(async (tx) => {
    const current = await lockUsable(tx, organizationId, modelId);
    const users = await countUsers(tx.db, organizationId, modelId);
    if (users.agents > 0 || users.models > 0) {
      throw new AppError(
        'resource.in_use',
        `${current.displayName} is used by ${users.agents} agents and as fallback of ${users.models} models; give them another one first`,
      );
    }
    const model = await changeModel(
      tx.db,
      { organizationId, id: modelId },
      { ...sealed(ctx, null), archivedAt: ctx.now(), isDefault: false },
    );
    tx.emit({ event: modelArchived, ...about(actor), data: { model } });
    return model;
  });
}

async function lockUsable(tx: Transaction, organizationId: string, id: string): Promise<Model> {
  const model = await lockModel(tx.db, organizationId, id);
  if (!model) throw new AppError('resource.not_found', `No model ${id}`);
  if (model.archivedAt === null) return model;
  throw new AppError('resource.conflict', `${model.displayName} is archived`);
}

/** Others of the organization, each once. Only the chain of the model that was asked for is followed, so none can be endless. */
async function requireFallbacks(
  tx: Transaction,
  organizationId: string,
  { id, fallbackModelIds }: { id: string; fallbackModelIds: readonly string[] },
): Promise<void> {
  if (fallbackModelIds.includes(id) || new Set(fallbackModelIds).size < fallbackModelIds.length) {
    throw new AppError('resource.conflict', 'A model falls back on others, on each once');
  }
  const known = await listKnownModelIds(tx.db, organizationId, fallbackModelIds);
  const missing = fallbackModelIds.find((wanted) => !known.includes(wanted));
  if (missing !== undefined) throw new AppError('resource.not_found', `No model ${missing}`);
}

const roomOf = ({ maxConcurrentRuns }: Model) => maxConcurrentRuns ?? Infinity;
const isRaised = (before: Model, after: Model) => roomOf(after) > roomOf(before);

function requireOwnAddress(provider: Provider): void {
  if (provider === 'simulated' || providerFacts[provider].baseUrl !== null) return;
  throw new AppError('resource.conflict', 'This provider has no address of its own; give one');
}

function sealed(ctx: Context, apiKey: string | null) {
  if (apiKey === null) return { apiKeyEncrypted: null, apiKeyLastFour: null };
  // Of a short key even four characters would say too much.
  const lastFour = apiKey.length >= 12 ? apiKey.slice(-4) : '····';
  return { apiKeyEncrypted: ctx.secrets.seal(apiKey), apiKeyLastFour: lastFour };
}

const about = (actor: Actor) => ({
  organizationId: actor.organization.id,
  actor: actorOf(actor),
});
const nameTaken = (name: string) =>
  new AppError('resource.name_taken', `There is a model named ${name} already`);
