import type { ListedRun, Run } from '@helix/contracts/runs';
import { messages } from './messages.ts';

/** What a run is about, in its own words. */
export function RunTitle({ run }: { run: ListedRun }) {
  if (run.task) {
    return (
      <span className="flex min-w-0 gap-2">
        <span className="shrink-0 font-mono text-xs leading-5 text-soft">{run.task.key}</span>
        <span className="truncate">{run.task.title}</span>
      </span>
    );
  }
  return <span className="block truncate">{run.chat?.title ?? messages.goneTask}</span>;
}

/** Who set it off, and why. */
export function causeOf({ trigger, requestedBy }: Pick<Run, 'trigger' | 'requestedBy'>): string {
  const why = messages.triggers[trigger.kind];
  if (trigger.kind === 'assignment' || requestedBy.kind === 'service') return why;
  return `${why} ${messages.by(requestedBy.name)}`;
}
