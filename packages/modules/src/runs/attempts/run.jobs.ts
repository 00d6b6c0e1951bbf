import {
  endDeadRuns,
  endDeadRunsEveryMinute,
  executeRun,
  failureReasons,
  stopBoardRuns,
  stopTaskRuns,
} from '@helix/contracts/runs';
import type { AttemptKey, RunEnd, RunStart } from '@helix/contracts/gateway';
import { storable } from '@helix/db';
import {
  backoffDelayMs,
  handleJob,
  RetryLater,
  type JobHandler,
  type JobRun,
} from '@helix/runtime/durable';
import type { Context } from '../../context.ts';
import { beginAttempt } from './begin-attempt.ts';
import { endRunsOfDeadJobs } from './end-dead-runs.ts';
import { fallBack } from './fall-back.ts';
import { finishRun, requeueRun, type FinalEnd } from './finish-run.ts';
import { forgetSettled } from './forget-settled.ts';
import type { GatewayNeed, GatewayPort, RunHandlers } from './gateway-port.ts';
import { recordStep } from './record-step.ts';
import { answeredTopic } from '../admission/run-admission.ts';
import { deliverMessages } from '../messages/run-control.ts';
import { publishDelta } from '../following/run-deltas.ts';
import { resumedTopic } from '../admission/resume-runs.ts';
import { stopRunsOn } from '../run-stop.ts';
import { findStandingRun, type StandingRun } from '../run.queries.ts';
import { carryOutTool } from '../run-tools.ts';
import { noTools, type Toolbox } from '../toolbox.ts';

export const runSchedules = [endDeadRunsEveryMinute];

/** A question may wait this long before the run is looked at again. */
const answerLimitMs = 30 * 24 * 60 * 60_000;
const pauseLimitMs = 24 * 60 * 60_000;

type Work = { readonly ctx: Context; readonly gateways: GatewayPort; readonly toolbox: Toolbox };
type RunJob = JobRun<{ runId: string }>;

/** The work of an engine on runs: attempts on a gateway until one succeeds or there is no use in another. */
export function createRunJobs(
  ctx: Context,
  gateways: GatewayPort,
  toolbox: Toolbox = noTools,
): readonly JobHandler[] {
  return [
    handleJob(executeRun, (job) => carryOut({ ctx, gateways, toolbox }, job)),
    handleJob(stopTaskRuns, ({ payload: { taskId, ...wanted }, fence }) =>
      stopRunsOn(ctx, { ...wanted, of: { taskId } }, fence),
    ),
    handleJob(stopBoardRuns, ({ payload: { boardId, ...wanted }, fence }) =>
      stopRunsOn(ctx, { ...wanted, of: { boardId } }, fence),
    ),
    handleJob(endDeadRuns, async ({ signal }) => {
      await endRunsOfDeadJobs(ctx, signal);
      await forgetSettled(ctx, gateways);
    }),
  ];
}

/** Turn after turn: each is one attempt, and what it waited for decides when the next one comes. */
async function carryOut(work: Work, job: RunJob): Promise<void> {
  for (let turn = 1; ; turn += 1) {
    // Once per turn; an engine that takes over in the middle starts the attempt anew, under a higher number.
    const came = await job.step(`attempt ${job.attempt}.${turn}`, { onCrash: 'retry' }, (signal) =>
      attemptOnGateway(work, job, signal),
    );
    if (came.kind === 'over') return;
    if (came.kind === 'paused') {
      await job.waitFor(resumedTopic, pauseLimitMs);
    } else if (came.end.outcome === 'suspended') {
      await acknowledge(work, came.end);
      await job.waitFor(answeredTopic, answerLimitMs);
    } else {
      const { end, modelId } = came;
      const next = await settle(work, job, { ...end, outcome: came.end.outcome, modelId });
      if (next === 'over') return;
      if (next === 'admission') await job.waitFor(answeredTopic, answerLimitMs);
    }
  }
}

/** Stores how an attempt ended, and says what comes next; a retry is thrown. After a crash it is done again. */
async function settle(
  work: Work,
  job: RunJob,
  end: RunEnd & { outcome: FinalEnd['outcome']; modelId: string },
): Promise<'over' | 'admission' | 'attempt'> {
  const { ctx } = work;
  const { runId, reason = 'internal', message = '', modelId } = end;
  if (end.outcome !== 'succeeded' && (await fallBack(ctx, { runId, reason, modelId }, job.fence))) {
    await acknowledge(work, end);
    return 'admission';
  }
  const retryInMs = waitBeforeRetry(end, job.tried);
  if (retryInMs === undefined) {
    const finished = await finishRun(ctx, end, job.fence);
    await acknowledge(work, end);
    return finished ? 'over' : 'attempt';
  }
  await requeueRun(ctx, { runId, reason, message }, job.fence);
  await acknowledge(work, end);
  throw new RetryLater(retryInMs, end.message ?? 'The attempt failed');
}

async function acknowledge({ ctx, gateways }: Work, { runId, attempt }: RunEnd): Promise<void> {
  await gateways.acknowledge(runId, attempt).catch((error: unknown) => {
    ctx.log.warn({ err: error, runId }, 'gateway keeps an outcome that is already stored');
  });
}

/** What an attempt came to; with which model, because the run may have another one by the time it is settled. */
type Came = { kind: 'over' } | { kind: 'paused' } | { kind: 'ended'; end: RunEnd; modelId: string };

async function attemptOnGateway(work: Work, job: RunJob, signal: AbortSignal): Promise<Came> {
  const { ctx, gateways, toolbox } = work;
  const { fence, payload } = job;
  const standing = await findStandingRun(ctx.db, payload.runId);
  if (!standing) return { kind: 'over' };
  const { modelId } = standing;
  if (isUnderWay(standing)) {
    const unsettled = { runId: standing.id, attempt: standing.attempt };
    const end = await gateways.rejoin(unsettled, handlersOf(work, job, unsettled), signal);
    if (end) return { kind: 'ended', end: storable(end), modelId };
  }
  await waitForGateway(work, job, { need: standing.need, signal });
  // Nothing here keeps what the gateway is given: it may hold pictures, and a run may take hours.
  return beginAttempt(ctx, toolbox, { standing, fence }).then((begun) =>
    begun.kind === 'start' ? execute(work, job, { start: begun.start, modelId, signal }) : begun,
  );
}

function execute(
  work: Work,
  job: RunJob,
  { start, modelId, signal }: { start: RunStart; modelId: string; signal: AbortSignal },
): Promise<Came> {
  const { runId, attempt } = start;
  return work.gateways
    .execute(start, handlersOf(work, job, { runId, attempt }), signal)
    .then((end) => ({ kind: 'ended', end: storable(end), modelId }));
}

/** By our record, though nobody here follows it: its engine died, or the database was away. */
const isUnderWay = ({ status }: StandingRun) => status === 'starting' || status === 'running';

function handlersOf(
  { ctx, gateways, toolbox }: Work,
  { fence, progressed }: RunJob,
  { runId }: AttemptKey,
): RunHandlers {
  return {
    onDelta(delta) {
      publishDelta(ctx.ephemeral, { ...delta, runId }).catch((error: unknown) =>
        ctx.log.debug({ err: error, runId }, 'followers will see this text with the step'),
      );
    },
    async onStep(step) {
      if (await recordStep(ctx, storable({ ...step, runId }), fence)) await progressed();
      await deliverMessages(ctx, gateways, runId).catch((error: unknown) =>
        ctx.log.debug({ err: error, runId }, 'what was said will be delivered at the next step'),
      );
    },
    // Everything that there is to tell was told to this engine, and did it no harm.
    onCaughtUp: progressed,
    onToolCall: (call) => carryOutTool(ctx, toolbox, { call: storable(call), fence }),
  };
}

/** A run that cannot start says why, and starts by itself as soon as it can. */
async function waitForGateway(
  { ctx, gateways }: Work,
  job: RunJob,
  { need, signal }: { need: GatewayNeed | undefined; signal: AbortSignal },
): Promise<void> {
  const { runId } = job.payload;
  if (gateways.isAvailable(need)) return;
  const reason =
    need && !gateways.canServe(need) ? 'gateway_incapable' : ('gateway_unavailable' as const);
  const { sentence: message } = failureReasons[reason];
  await requeueRun(ctx, { runId, reason, message }, job.fence);
  await gateways.untilAvailable(signal, need);
}

/** How long to wait before another attempt, or nothing when this one was the last. */
function waitBeforeRetry(end: RunEnd, tried: number): number | undefined {
  const rule = end.reason === undefined ? null : failureReasons[end.reason].retry;
  if (!rule || tried > rule.times) return undefined;
  return end.retryAfterMs ?? backoffDelayMs(rule.backoffMs, tried);
}
