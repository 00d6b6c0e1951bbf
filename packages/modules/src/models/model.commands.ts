import { modelCreated, type Model, type Provider } from '@helix/contracts/models';
import type { Db } from '@helix/db';
import { AppError } from '@helix/runtime';
import type { Actor, Context } from '../context.ts';
import { actorOf } from '../event-actor.ts';
import { findDefaultModelId, findModelWithKey, insertModel } from './model.queries.ts';

type NewModel = {
  provider: Provider;
  model: string;
  displayName: string;
  apiKey?: string | undefined;
  baseUrl?: string | undefined;
};

export function createModel(ctx: Context, actor: Actor, input: NewModel): Promise<Model> {
  const organizationId = actor.organization.id;
  return ctx.transaction(async (tx) => {
    const createdAt = ctx.now();
    const row = {
      id: ctx.newId('model'),
      provider: input.provider,
      model: input.model,
      displayName: input.displayName,
      baseUrl: input.baseUrl ?? null,
      apiKeyLastFour: input.apiKey?.slice(-4) ?? null,
      isDefault: (await findDefaultModelId(tx.db, organizationId)) === undefined,
      version: 1,
      createdAt,
    };
    const apiKeyEncrypted = input.apiKey === undefined ? null : ctx.secrets.seal(input.apiKey);
    if (!(await insertModel(tx.db, { ...row, organizationId, apiKeyEncrypted }))) {
      throw new AppError(
        'resource.name_taken',
        `There is a model named ${input.displayName} already`,
      );
    }
    const model = { ...row, createdAt: createdAt.toISOString() };
    tx.emit({ event: modelCreated, organizationId, actor: actorOf(actor), data: { model } });
    return model;
  });
}

/** A model with its key in the clear, for the call that is about to be made and nothing else. */
export async function getModelForCall(
  ctx: Context,
  reference: { db: Db; organizationId: string; modelId: string },
) {
  const row = await findModelWithKey(reference.db, reference.organizationId, reference.modelId);
  if (!row) throw new AppError('resource.not_found', `No model ${reference.modelId}`);
  return {
    provider: row.provider,
    model: row.model,
    displayName: row.displayName,
    ...(row.baseUrl !== null && { baseUrl: row.baseUrl }),
    ...(row.apiKeyEncrypted !== null && { apiKey: ctx.secrets.open(row.apiKeyEncrypted) }),
  };
}
