import type { RunLimits, RunModel } from '@helix/contracts/gateway';
import type { Db } from '@helix/db';
import { AppError } from '@helix/runtime';
import type { Context } from '../context.ts';
import { findModelWithKey } from './model.queries.ts';

/** What bounds an attempt unless its model says otherwise. */
const defaultLimits: RunLimits = {
  maxOutputTokens: 8_000,
  deadlineMs: 30 * 60_000,
  stallMs: 120_000,
  maxSteps: 40,
};

/** A model with its key in the clear, for the calls that are about to be made and nothing else. */
export async function getModelForCall(
  ctx: Context,
  reference: { db: Db; organizationId: string; modelId: string },
): Promise<{ model: RunModel; limits: RunLimits; version: number }> {
  const row = await findModelWithKey(reference.db, reference.organizationId, reference.modelId);
  if (!row) throw new AppError('resource.not_found', `No model ${reference.modelId}`);
  const { provider, model, displayName, baseUrl, apiKeyEncrypted, settings } = row;
  const { reasoning, canSee, canUseTools, maxOutputTokens } = settings;
  const { stallSeconds, deadlineSeconds, contextWindow } = settings;
  return {
    version: row.version,
    model: {
      ...{ provider, model, displayName, canSee, canUseTools },
      ...(baseUrl !== null && { baseUrl }),
      ...(apiKeyEncrypted !== null && { apiKey: ctx.secrets.open(apiKeyEncrypted) }),
      ...(reasoning !== null && { reasoning }),
      ...(contextWindow !== null && { contextWindow }),
    },
    limits: {
      ...defaultLimits,
      ...(maxOutputTokens !== null && { maxOutputTokens }),
      ...(stallSeconds !== null && { stallMs: stallSeconds * 1_000 }),
      ...(deadlineSeconds !== null && { deadlineMs: deadlineSeconds * 1_000 }),
    },
  };
}
