import type { ModelCallReport, RunStepReport } from '@helix/contracts/gateway';
import type { StepDetail } from '@helix/contracts/runs';
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
  return modelCallRow(step);
}

function modelCallRow(step: ModelCallReport): Row {
  const { runId, attempt, seq, kind, state, startedAt, endedAt } = step;
  return {
    ...{ runId, attempt, seq, kind, state },
    prompt: step.prompt ?? null,
    text: step.text ?? null,
    usage: step.usage ?? null,
    providerData: step.providerData ?? null,
    detail: modelCallDetail(step),
    startedAt: new Date(startedAt),
    endedAt: endedAt === undefined ? null : new Date(endedAt),
  };
}

function modelCallDetail(step: ModelCallReport): StepDetail {
  const { kind, call, provider, model, toolNames = [], toolCalls = [], timings } = step;
  return {
    ...{ kind, call, provider, model, toolNames, toolCalls },
    thinking: step.thinking ?? null,
    finishReason: step.finishReason ?? null,
    reason: step.reason ?? null,
    message: step.message ?? null,
    firstTokenMs: timings?.firstTokenMs ?? null,
    totalMs: timings?.totalMs ?? null,
  };
}
