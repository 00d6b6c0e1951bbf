import type { Command } from 'commander';
import { follow, type StreamFrame } from '@helix/client';
import { getRun, streamRun } from '@helix/contracts/runs';
import { exitCodes, Failure } from '../../failure.ts';
import { toLine, toLines } from '../../output/cell.ts';
import type { Output } from '../../output/output.ts';
import { onServer, type Session } from '../../remote/remote-command.ts';
import { runArgument } from './read-runs.ts';

export function addRunFollow(runs: Command): void {
  onServer(
    runs
      .command('follow')
      .argument(...runArgument)
      .description(
        'print the answer of a run as it is written, until it is over; resumes by itself',
      ),
    followRun,
  );
}

/** Ends as the run does: well, or with its reason. */
export async function followRun({ client, out }: Session, runId: string): Promise<void> {
  const stop = new AbortController();
  process.once('SIGINT', () => stop.abort());
  process.once('SIGTERM', () => stop.abort());
  const show = out.json ? printJson : createPrinter(out);
  const options = {
    signal: stop.signal,
    onState: ({ kind }: { kind: string }) => {
      if (kind === 'reconnecting') out.note('The connection was lost; trying again …');
    },
  };
  for await (const frame of follow(client, streamRun, { params: { runId } }, options)) show(frame);
  if (stop.signal.aborted) return;
  const { status, reason, message } = await client.call(getRun, { params: { runId } });
  if (status === 'succeeded') return;
  throw new Failure(message ?? reason ?? `The run is ${status}.`, exitCodes.failed);
}

type Frame = StreamFrame<typeof streamRun>;

function printJson({ frameId: _frame, ...event }: Frame): void {
  process.stdout.write(`${JSON.stringify(event)}\n`);
}

/** The words of the answer go to standard output as they come, what happens between them is a remark. */
function createPrinter(out: Output): (frame: Frame) => void {
  let attempt = 0;
  let written = '';
  const say = (text: string) => {
    process.stdout.write(toLines(text).join('\n'));
    written += text;
  };
  const endText = () => {
    if (written !== '' && !written.endsWith('\n')) process.stdout.write('\n');
    written = '';
  };
  return (frame) => {
    if (frame.type === 'run.delta') {
      const { data } = frame;
      if (data.kind !== 'text') return;
      if (attempt !== 0 && data.attempt > attempt) {
        endText();
        out.note(`Begun anew, attempt ${data.attempt}`);
      }
      attempt = data.attempt;
      return say(data.text);
    }
    if (frame.type === 'run.changed') {
      const { status, message } = frame.data.run;
      endText();
      return out.note(message === null ? status : `${status}: ${toLine(message)}`);
    }
    const { step } = frame.data;
    if (step.state === 'started') return undefined;
    if (step.detail.kind === 'tool-call') return out.note(`→ ${toLine(step.detail.name)}`);
    if (written === '' && step.text !== null && step.kind === 'model-call') say(step.text);
    return endText();
  };
}
