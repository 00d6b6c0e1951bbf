import {
  failureReasons,
  isEnded,
  isFailureReason,
  type FailureReason,
  type RunStep,
  type StepDetail,
} from '@helix/contracts/runs';
import type { RunView } from '../run-view.ts';

type DetailOf<K extends StepDetail['kind']> = Extract<StepDetail, { kind: K }>;

/** A call of the model: what it thought, said and asked for. */
export type CallItem = {
  readonly kind: 'call';
  readonly key: string;
  readonly number: number;
  readonly attempt: number;
  readonly call: number;
  /** Of its end; from there a run can be forked. */
  readonly stepId: string | undefined;
  readonly state: 'open' | 'finished' | 'failed' | 'lost';
  readonly provider: string;
  readonly model: string;
  readonly text: string;
  readonly thinking: string;
  readonly toolNames: readonly string[];
  readonly prompt: RunStep['prompt'];
  readonly usage: RunStep['usage'];
  readonly failure: { readonly reason: FailureReason | undefined; readonly message: string } | null;
  readonly firstTokenMs: number | null;
  readonly totalMs: number | null;
  readonly startedAt: string | undefined;
  readonly endedAt: string | null;
};

export type ToolItem = {
  readonly kind: 'tool';
  readonly key: string;
  readonly number: number;
  readonly attempt: number;
  readonly stepId: string;
  readonly state: 'open' | 'finished' | 'failed';
  readonly name: string;
  readonly input: unknown;
  readonly output: string | null;
  readonly startedAt: string;
  readonly endedAt: string | null;
};

export type SaidItem = {
  readonly kind: 'said';
  readonly key: string;
  readonly number: number;
  readonly attempt: number;
  readonly stepId: string;
  readonly from: string;
  readonly text: string;
  readonly startedAt: string;
};

/** Where another attempt begins. */
export type AttemptItem = {
  readonly kind: 'attempt';
  readonly key: string;
  readonly attempt: number;
  /** Why the one before did not do. */
  readonly because: CallItem['failure'];
};

export type StepItem = CallItem | ToolItem | SaidItem;
export type TranscriptItem = StepItem | AttemptItem;

/** The whole run as one conversation: recorded steps in their order, then what is being written. */
export function transcriptOf(view: RunView): TranscriptItem[] {
  const items: StepItem[] = [];
  for (const step of view.steps) addStep(items, step);
  addLive(items, view);
  const isOver = view.run !== undefined && isEnded(view.run.status);
  const settled = items.map((item, index) => settle(item, { items, index, isOver }));
  return withAttempts(settled);
}

function addStep(items: StepItem[], step: RunStep): void {
  const { detail } = step;
  if (detail.kind === 'model-call') {
    const at = items.findLastIndex(
      (item) => item.kind === 'call' && item.attempt === step.attempt && item.call === detail.call,
    );
    const begun = items[at];
    if (step.state !== 'started' && begun?.kind === 'call') items[at] = ended(begun, step, detail);
    else items.push(ended(begin(items.length + 1, step, detail), step, detail));
    return;
  }
  const { id, attempt, text, startedAt, endedAt } = step;
  const place = { key: id, stepId: id, number: items.length + 1, attempt, startedAt };
  if (detail.kind === 'message') {
    items.push({ kind: 'said', ...place, from: detail.from, text: text ?? '' });
    return;
  }
  const { name, input, isError } = detail;
  const state = step.state === 'started' ? 'open' : isError ? 'failed' : 'finished';
  items.push({ kind: 'tool', ...place, state, name, input, output: text, endedAt });
}

type CallDetail = DetailOf<'model-call'>;

function begin(number: number, step: RunStep, { call, provider, model }: CallDetail): CallItem {
  return {
    ...{ kind: 'call', key: `${step.attempt}.${call}`, number, attempt: step.attempt, call },
    ...{ stepId: undefined, state: 'open', provider, model, text: '', thinking: '' },
    ...{ toolNames: [], prompt: null, usage: null, failure: null },
    ...{ firstTokenMs: null, totalMs: null, startedAt: step.startedAt, endedAt: null },
  };
}

function ended(begun: CallItem, step: RunStep, detail: CallDetail): CallItem {
  const { state, text, prompt, usage, endedAt } = step;
  const toolNames = detail.toolNames.length > 0 ? detail.toolNames : begun.toolNames;
  const told = { ...begun, toolNames, prompt: prompt ?? begun.prompt };
  if (state === 'started') return told;
  const { thinking, firstTokenMs, totalMs } = detail;
  return {
    ...told,
    ...{ stepId: step.id, state, usage, endedAt, firstTokenMs, totalMs },
    text: text ?? '',
    thinking: thinking ?? '',
    failure: state === 'failed' ? failureOf(detail) : null,
  };
}

function failureOf({ reason, message }: Pick<CallDetail, 'reason' | 'message'>) {
  const known = isFailureReason(reason ?? undefined) ? reason : null;
  return {
    reason: known !== null && isFailureReason(known) ? failureReasons[known] : undefined,
    message: message ?? '',
  };
}

/** The call that is open gets what is being written; before its start is told, it is shown all the same. */
function addLive(items: StepItem[], { deltas }: RunView): void {
  const [first] = deltas;
  if (!first) return;
  const at = items.findLastIndex(
    (item) => item.kind === 'call' && item.state === 'open' && item.attempt === first.attempt,
  );
  const open = items[at];
  const textOf = (kind: 'text' | 'thinking') =>
    deltas
      .filter((delta) => delta.kind === kind)
      .map(({ text }) => text)
      .join('');
  const live = { text: textOf('text'), thinking: textOf('thinking') };
  if (open?.kind === 'call') {
    items[at] = { ...open, ...live };
    return;
  }
  items.push({
    ...{ kind: 'call', key: `${first.attempt}.live`, number: items.length + 1, call: 0 },
    ...{ attempt: first.attempt, stepId: undefined, state: 'open', provider: '', model: '' },
    ...{ toolNames: [], prompt: null, usage: null, failure: null },
    ...{ firstTokenMs: null, totalMs: null, startedAt: undefined, endedAt: null, ...live },
  });
}

/** A call that nobody will end is lost: its run is over, or went on without it. */
function settle(
  item: StepItem,
  at: { items: readonly StepItem[]; index: number; isOver: boolean },
): StepItem {
  if (item.kind !== 'call' || item.state !== 'open') return item;
  const isLeft = at.isOver || at.items.slice(at.index + 1).some(({ kind }) => kind === 'call');
  return isLeft ? { ...item, state: 'lost' } : item;
}

function withAttempts(items: readonly StepItem[]): TranscriptItem[] {
  return items.flatMap((item, index): TranscriptItem[] => {
    const former = items[index - 1];
    if (!former || former.attempt === item.attempt) return [item];
    const failed = items
      .slice(0, index)
      .findLast((one) => one.kind === 'call' && one.attempt === former.attempt);
    const because = failed?.kind === 'call' ? failed.failure : null;
    const key = `attempt-${item.attempt}`;
    return [{ kind: 'attempt', key, attempt: item.attempt, because }, item];
  });
}
