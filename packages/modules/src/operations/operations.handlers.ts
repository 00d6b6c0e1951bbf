import * as contract from '@helix/contracts/operations';
import { AppError } from '@helix/runtime';
import { implement, type AnswerHandler } from '../endpoint-handler.ts';
import { checkParts, type PartCheck } from './readiness.ts';

export function createOperationsHandlers(options: {
  version: string;
  checks: Readonly<Record<string, PartCheck>>;
}): readonly AnswerHandler[] {
  return [
    implement(contract.getHealth, async () => ({
      status: 'ok' as const,
      version: options.version,
    })),
    implement(contract.getReadiness, async ({ ctx }) => {
      const parts = await checkParts(options.checks, ctx.log);
      const failed = Object.keys(parts).filter((name) => parts[name]?.state === 'failed');
      if (failed.length > 0) {
        throw new AppError('service.unavailable', `Not ready: ${failed.join(', ')}`, {
          details: { parts },
        });
      }
      return { status: 'ok' as const, parts };
    }),
  ];
}
