import {
  modelTestedSchema,
  type ModelCheck,
  type ModelTest,
  type ModelTested,
  type RunModel,
} from '@helix/contracts/gateway';
import type { Transaction } from '@helix/db';
import { AppError, type Logger, type Service } from '@helix/runtime';
import { z } from 'zod';
import type { Actor, Context } from '../context.ts';
import { getModelForCall } from './model-for-call.ts';
import { findModel } from './model.queries.ts';

/** Carries the wish to whichever engine has a gateway; the answer comes back under its own name. */
const wishes = 'model-tests';
const answerOf = (testId: string) => `model-test:${testId}`;

const limitMs = 25_000;
/** The gateway stops by itself; this is for when nobody is there at all. */
const patienceMs = 30_000;

const wishSchema = z.object({
  testId: z.string(),
  organizationId: z.string(),
  modelId: z.string(),
});
const answerSchema = z.union([
  z.object({ tested: modelTestedSchema }),
  z.object({ failure: z.string() }),
]);

/** Has a gateway call the model for real, and waits for what it says. What it used is in the ledger. */
export async function testModel(ctx: Context, actor: Actor, modelId: string): Promise<ModelTested> {
  const organizationId = actor.organization.id;
  const model = await findModel(ctx.db, organizationId, modelId);
  if (!model) throw new AppError('resource.not_found', `No model ${modelId}`);
  const testId = ctx.newId('session');
  const answered = Promise.withResolvers<string>();
  const unsubscribe = await ctx.ephemeral.subscribe(answerOf(testId), answered.resolve);
  const nobody = new AppError(
    'service.unavailable',
    'No engine with a gateway has answered; look at the status of the instance',
  );
  const timer = setTimeout(() => answered.reject(nobody), patienceMs);
  try {
    await ctx.ephemeral.publish(wishes, JSON.stringify({ testId, organizationId, modelId }));
    const answer = answerSchema.parse(JSON.parse(await answered.promise));
    if ('tested' in answer) return answer.tested;
    throw new AppError('service.unavailable', answer.failure);
  } finally {
    clearTimeout(timer);
    await unsubscribe();
  }
}

/** What an engine needs of its gateways to carry tests out. */
export type ModelTester = {
  isAvailable(): boolean;
  testModel(test: ModelTest): Promise<ModelTested>;
};

/** Enters what a test has used; the ledger does it. */
type RecordTestCalls = (
  ctx: Context,
  tx: Transaction,
  tested: {
    organizationId: string;
    modelId: string;
    model: RunModel;
    checks: readonly ModelCheck[];
  },
) => Promise<void>;

/** Carries out tests that api processes ask for. Of several engines one does. */
export function createModelTests(
  ctx: Context,
  gateways: ModelTester,
  { record, log }: { record: RecordTestCalls; log: Logger },
): Service {
  let stop: (() => Promise<void>) | undefined;
  const carryOut = async (message: string) => {
    const { testId, organizationId, modelId } = wishSchema.parse(JSON.parse(message));
    if (!gateways.isAvailable()) return;
    const { value } = await ctx.ephemeral.increment(`model-test:${testId}`, {
      windowMs: patienceMs,
    });
    if (value > 1) return;
    const answer = await attempt(async () => {
      const { model } = await getModelForCall(ctx, { db: ctx.db, organizationId, modelId });
      const tested = await gateways.testModel({ model, limitMs });
      const { checks } = tested;
      await ctx.transaction((tx) => record(ctx, tx, { organizationId, modelId, model, checks }));
      return { tested };
    });
    await ctx.ephemeral.publish(answerOf(testId), JSON.stringify(answer));
  };
  const attempt = (work: () => Promise<z.input<typeof answerSchema>>) =>
    work().catch((error: unknown) => {
      log.warn({ err: error }, 'a model could not be tested');
      return { failure: 'The gateway could not carry the test out; look at its logs' };
    });
  return {
    name: 'model tests',
    async start() {
      stop = await ctx.ephemeral.subscribe(wishes, (message) => {
        carryOut(message).catch((error: unknown) =>
          log.warn({ err: error }, 'a test of a model was not answered'),
        );
      });
    },
    async drain() {
      await stop?.();
    },
  };
}
