import { isEnded, type Run, type RunStep } from '@helix/contracts/runs';

export type RunFrame =
  | { type: 'run.changed'; data: { run: Run } }
  | { type: 'run.step'; data: { step: RunStep } }
  | { type: 'run.delta'; data: RunDelta };

export type RunDelta = {
  readonly attempt: number;
  readonly seq: number;
  readonly kind: 'text' | 'thinking';
  readonly text: string;
};

export type RunView = {
  readonly run: Run | undefined;
  /** In the order in which they were recorded. */
  readonly steps: readonly RunStep[];
  /** What is being written and not recorded yet. */
  readonly deltas: readonly RunDelta[];
};

export const emptyRunView: RunView = { run: undefined, steps: [], deltas: [] };

type Position = { readonly attempt: number; readonly seq: number };
const order = (a: Position, b: Position) => a.attempt - b.attempt || a.seq - b.seq;

/** Frames into the view. Whatever is told twice, or too late, changes nothing. */
export function applyFrames(view: RunView, frames: readonly RunFrame[]): RunView {
  let { run } = view;
  const recorded: RunStep[] = [];
  const written: RunDelta[] = [];
  for (const { type, data } of frames) {
    if (type === 'run.changed') run = data.run;
    else if (type === 'run.step') recorded.push(data.step);
    else written.push(data);
  }
  const steps = recorded.length === 0 ? view.steps : withSteps(view.steps, recorded);
  const deltas = unrecorded({ run, steps }, withDeltas(view.deltas, written));
  return { run, steps, deltas };
}

/** Steps by their id; a question that was answered takes the place of the open one. */
export function withSteps(known: readonly RunStep[], more: readonly RunStep[]): RunStep[] {
  const byId = new Map(known.map((step) => [step.id, step]));
  for (const step of more) {
    const former = byId.get(step.id);
    if (former === undefined || former.endedAt === null) byId.set(step.id, step);
  }
  return [...byId.values()].toSorted(order);
}

function withDeltas(known: readonly RunDelta[], more: readonly RunDelta[]): readonly RunDelta[] {
  if (more.length === 0) return known;
  const deltas = [...known];
  for (const delta of more) {
    const last = deltas.at(-1);
    if (!last || order(last, delta) < 0) deltas.push(delta);
  }
  return deltas;
}

/** What a recorded answer holds already, or what nobody will go on with, is no longer being written. */
function unrecorded(
  { run, steps }: Pick<RunView, 'run' | 'steps'>,
  deltas: readonly RunDelta[],
): readonly RunDelta[] {
  if (deltas.length === 0) return deltas;
  if (run && isEnded(run.status)) return [];
  const settled = steps.findLast(({ kind, state }) => kind === 'model-call' && state !== 'started');
  const newest = Math.max(run?.attempt ?? 0, deltas.at(-1)?.attempt ?? 0);
  const kept = deltas.filter(
    (delta) => delta.attempt === newest && (!settled || order(settled, delta) < 0),
  );
  return kept.length === deltas.length ? deltas : kept;
}
