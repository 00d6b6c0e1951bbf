import type { RunStepReport } from '@helix/contracts/gateway';
import type { NewStep } from './run-step.queries.ts';

type Row = Omit<NewStep, 'id' | 'organizationId'>;

/** A step as the gateway reports it, as it is stored. */
export function stepRow(step: RunStepReport): Row {
  const { runId, attempt, seq } = step;
  if (step.kind === 'message') {
    const { messageId, at } = step;
    return {
      ...{ runId, attempt, seq, kind: 'message', state: 'finished' },
      detail: { kind: 'message', messageId, from: '' },
      startedAt: new Date(at),
      endedAt: new Date(at),
    };
  }
  const { kind, state, startedAt, endedAt } = step;
  return {
    ...{ runId, attempt, seq, kind, state },
    prompt: step.prompt ?? null,
    text: step.text ?? null,
    usage: step.usage ?? null,
    providerData: step.providerData ?? null,
    detail: {
      kind,
      call: step.call,
      provider: step.provider,
      model: step.model,
      toolNames: step.toolNames ?? [],
      toolCalls: step.toolCalls ?? [],
      thinking: step.thinking ?? null,
      finishReason: step.finishReason ?? null,
      reason: step.reason ?? null,
      message: step.message ?? null,
      firstTokenMs: step.timings?.firstTokenMs ?? null,
      totalMs: step.timings?.totalMs ?? null,
    },
    startedAt: new Date(startedAt),
    endedAt: endedAt === undefined ? null : new Date(endedAt),
  };
}
