import type { ClientTell } from '@helix/contracts/gateway';
import {
  isEnded,
  runChanged,
  runDelta,
  runStepRecorded,
  type Run,
  type RunStep,
} from '@helix/contracts/runs';
import type { Turn } from './session.queries.ts';

export type Told = Pick<ClientTell, 'event' | 'payload'>;
type Fact = { readonly type: string; readonly data: unknown };

/** What happens to a run, as a client of OpenClaw is told of its turn. */
export type TurnStory = {
  hear(fact: Fact): Told[];
  /** Everything so far, in one piece, for one who was told the beginning by somebody else. */
  sumUp(): Told[];
  readonly end: () => Run | undefined;
};

export function createTurnStory(
  turn: Turn,
  { afterSeq = 0, now }: { afterSeq?: number; now: () => Date },
): TurnStory {
  const { key: runId, sessionKey, agentId } = turn;
  let seq = afterSeq;
  let attempt = 0;
  let text = '';
  let thinking = '';
  /** The next text is not the continuation of the last. */
  let isFresh = false;
  let hasStarted = false;
  let end: Run | undefined;

  const agent = (stream: string, data: Record<string, unknown>): Told => {
    seq += 1;
    return { event: 'agent', payload: { runId, seq, stream, ts: now().getTime(), data } };
  };
  const chat = (state: string, about: Record<string, unknown>): Told => {
    seq += 1;
    return { event: 'chat', payload: { runId, sessionKey, agentId, seq, state, ...about } };
  };
  const message = (words: string) => ({
    role: 'assistant',
    content: [{ type: 'text', text: words }],
    timestamp: now().getTime(),
  });
  const write = (delta: string): Told[] => {
    const replace = isFresh;
    text = replace ? delta : text + delta;
    isFresh = false;
    return [
      agent('assistant', { text, delta }),
      chat('delta', { deltaText: delta, message: message(text), ...(replace && { replace }) }),
    ];
  };
  const hearDelta = (delta: { attempt: number; kind: 'text' | 'thinking'; text: string }) => {
    if (delta.attempt > attempt) {
      isFresh ||= text !== '';
      ({ attempt } = delta);
      thinking = '';
    }
    if (delta.kind === 'text') return write(delta.text);
    thinking += delta.text;
    return [agent('thinking', { text: thinking, delta: delta.text })];
  };
  const hearStep = (step: RunStep): Told[] => {
    const { detail } = step;
    if (detail.kind === 'tool-call') return tellTool(step, agent);
    if (detail.kind !== 'model-call') return [];
    const { provider, model } = detail;
    if (step.state === 'started') return [agent('lifecycle', { phase: 'model', provider, model })];
    // Deltas can be lost; the step has every word.
    const whole = step.text ?? '';
    const isMissing = (isFresh ? '' : text) !== whole;
    if (isMissing) isFresh = text !== '';
    const told = isMissing ? write(whole) : [];
    isFresh = text !== '';
    thinking = '';
    return step.usage ? [...told, agent('usage', { ...step.usage })] : told;
  };
  const hearChange = (run: Run): Told[] => {
    if (isEnded(run.status)) {
      end = run;
      return tellEnd(run, { agent, chat, message });
    }
    if (run.status === 'waiting' || (run.status === 'queued' && run.attempt > 0)) {
      return [agent('lifecycle', { phase: run.status, reason: run.reason })];
    }
    if (hasStarted || run.status === 'queued') return [];
    hasStarted = true;
    const startedAt = Date.parse(run.startedAt ?? run.createdAt);
    return [agent('lifecycle', { phase: 'start', startedAt })];
  };

  return {
    hear({ type, data }) {
      if (type === runDelta.name) return hearDelta(runDelta.data.parse(data));
      if (type === runStepRecorded.name) return hearStep(runStepRecorded.data.parse(data).step);
      return type === runChanged.name ? hearChange(runChanged.data.parse(data).run) : [];
    },
    sumUp() {
      seq = afterSeq;
      if (end) return tellEnd(end, { agent, chat, message });
      if (text === '') return [];
      return [chat('delta', { deltaText: text, message: message(text), replace: true })];
    },
    end: () => end,
  };
}

type Teller = {
  agent: (stream: string, data: Record<string, unknown>) => Told;
  chat: (state: string, about: Record<string, unknown>) => Told;
  message: (words: string) => object;
};

function tellTool(step: RunStep, agent: Teller['agent']): Told[] {
  const { detail, state, text } = step;
  if (detail.kind !== 'tool-call') return [];
  const { name, callId: toolCallId, input: args, isError } = detail;
  const start = agent('tool', { phase: 'start', name, toolCallId, args });
  if (state !== 'finished') return [start];
  const result = { content: [{ type: 'text', text: text ?? '' }] };
  return [start, agent('tool', { phase: 'result', name, toolCallId, isError, result })];
}

/** What OpenClaw's clients tell apart; the reason itself is in the words. */
const errorKinds: Readonly<Record<string, string>> = {
  provider_refused: 'refusal',
  provider_rate_limited: 'rate_limit',
  context_overflow: 'context_length',
  deadline: 'timeout',
  stalled: 'timeout',
};

function tellEnd(run: Run, { agent, chat, message }: Teller): Told[] {
  const endedAt = Date.parse(run.endedAt ?? run.createdAt);
  const words = run.output ?? '';
  const partial = words === '' ? {} : { message: message(words) };
  if (run.status === 'succeeded') {
    const stopReason = 'stop';
    return [
      agent('lifecycle', { phase: 'end', stopReason, endedAt }),
      chat('final', { stopReason, message: message(words) }),
    ];
  }
  if (run.status === 'cancelled') {
    return [
      agent('lifecycle', { phase: 'end', stopReason: 'aborted', aborted: true, endedAt }),
      chat('aborted', { stopReason: 'rpc', ...partial }),
    ];
  }
  const errorMessage = run.message ?? run.reason ?? run.status;
  const errorKind = errorKinds[run.reason ?? ''] ?? 'unknown';
  const errorDetail = { failoverReason: run.reason ?? run.status };
  return [
    agent('lifecycle', { phase: 'error', error: errorMessage, reason: run.reason, endedAt }),
    chat('error', { errorMessage, errorKind, errorDetail, ...partial }),
  ];
}
