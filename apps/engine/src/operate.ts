import { z } from 'zod';
import { scopes } from '@helix/contracts';
import { newPasswordSchema } from '@helix/contracts/identity';
import { openContext, type Context } from '@helix/modules';
import { createApiKeyAsOperator, resetPasswordAsOperator } from '@helix/modules/identity';
import { createLogger, isAppError } from '@helix/runtime';
import { readConfig } from './config.ts';

/** What whoever runs an instance can do on its console, without being signed in to it. */
const orderSchema = z.discriminatedUnion('order', [
  z.strictObject({
    order: z.literal('reset-password'),
    email: z.string(),
    password: newPasswordSchema,
    withoutSecondFactor: z.boolean(),
  }),
  z.strictObject({
    order: z.literal('create-token'),
    email: z.string(),
    organization: z.string().optional(),
    name: z.string().min(1).max(100),
    scopes: z.array(z.enum(scopes)).min(1),
    expiresAt: z.iso.datetime().nullable(),
  }),
]);

async function carryOut(ctx: Context, order: z.infer<typeof orderSchema>): Promise<unknown> {
  switch (order.order) {
    case 'reset-password':
      await resetPasswordAsOperator(ctx, order);
      return { changed: true };
    case 'create-token':
      return createApiKeyAsOperator(ctx, order);
  }
}

/** The order comes in and the answer goes out as JSON; secrets are never arguments that others could read. */
async function readOrder(): Promise<unknown> {
  const chunks: Buffer[] = [];
  for await (const chunk of process.stdin) chunks.push(Buffer.from(chunk));
  return JSON.parse(Buffer.concat(chunks).toString('utf8'));
}

function refusalOf(error: unknown): { code: string; message: string } {
  if (isAppError(error)) return { code: error.code, message: error.message };
  if (error instanceof z.ZodError) {
    return {
      code: 'request.invalid',
      message: error.issues.map(({ message }) => message).join(', '),
    };
  }
  return { code: 'internal', message: error instanceof Error ? error.message : String(error) };
}

let close = async () => {};
try {
  const config = readConfig();
  const log = createLogger({ process: 'operate', level: 'error' });
  const opened = await openContext({ ...config, log });
  close = opened.close;
  const answer = await carryOut(opened.ctx, orderSchema.parse(await readOrder()));
  process.stdout.write(JSON.stringify({ answer }));
} catch (error) {
  process.stdout.write(JSON.stringify({ refusal: refusalOf(error) }));
} finally {
  await close();
}
