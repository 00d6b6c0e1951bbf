import { actorSchema } from '@helix/contracts';
import type { ModelTest, RunModel } from '@helix/contracts/gateway';
import {
  modelTested,
  modelTestedSchema,
  type ModelCheck,
  type ModelTested,
} from '@helix/contracts/models';
import type { Transaction } from '@helix/db';
import { AppError, type Logger, type Service } from '@helix/runtime';
import { z } from 'zod';
import type { Actor, Context } from '../context.ts';
import { actorOf } from '../event-actor.ts';
import { getModelForCall } from './model-for-call.ts';
import { findModel, setLastTest } from './model.queries.ts';

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
  actor: actorSchema,
});
type Wish = z.infer<typeof wishSchema>;
const answerSchema = z.union([
  z.object({ tested: modelTestedSchema }),
  z.object({ failure: z.string() }),
]);

/** Has a gateway call the model for real, and waits for what it says. */
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
    const wish: Wish = { testId, organizationId, modelId, actor: actorOf(actor) };
    await ctx.ephemeral.publish(wishes, JSON.stringify(wish));
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
    const wish = wishSchema.parse(JSON.parse(message));
    if (!gateways.isAvailable()) return;
    const { value } = await ctx.ephemeral.increment(`model-test:${wish.testId}`, {
      windowMs: patienceMs,
    });
    if (value > 1) return;
    const answer = await attempt(() => test(wish));
    await ctx.ephemeral.publish(answerOf(wish.testId), JSON.stringify(answer));
  };
  /** What it has used and what it has shown are one fact. */
  const test = async ({ organizationId, modelId, actor }: Wish) => {
    const reference = { db: ctx.db, organizationId, modelId };
    const { model, version } = await getModelForCall(ctx, reference);
    const tested = await gateways.testModel({ model, limitMs });
    await ctx.transaction(async (tx) => {
      await record(ctx, tx, { organizationId, modelId, model, checks: tested.checks });
      const lastTest = { ...tested, at: ctx.now().toISOString(), version };
      const shown = await setLastTest(tx.db, { organizationId, id: modelId }, lastTest);
      tx.emit({ event: modelTested, organizationId, actor, data: { model: shown } });
    });
    return { tested };
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
