'use client';

import { useQuery } from '@tanstack/react-query';
import Link from 'next/link';
import { failureReasons, isEnded, isFailureReason, type Run } from '@helix/contracts/runs';
import { client } from '../../lib/browser-client.ts';
import { Failure } from './failure.tsx';
import { placeOfHelp } from './place-of-help.ts';
import { runWhyQuery } from './run-queries.ts';
import { useBegunAgain } from './control/use-run-control.ts';

/** Why a run waits, or how it ended when that is not success. */
export function RunNotice({ run }: { run: Run }) {
  const isBegunAgain = useBegunAgain(run) !== undefined;
  if (isBegunAgain) return null;
  if (run.status === 'queued' || run.status === 'waiting') return <WhyWaiting run={run} />;
  if (!isEnded(run.status) || run.status === 'succeeded' || run.status === 'cancelled') {
    return run.message === null ? null : <p className="text-sm text-soft">{run.message}</p>;
  }
  const reason =
    run.reason !== null && isFailureReason(run.reason) ? failureReasons[run.reason] : undefined;
  const help = placeOfHelp(run.reason, run);
  return (
    <Failure failure={{ reason, message: run.message ?? '' }}>
      {help && (
        <Link href={help.href} className="text-accent underline underline-offset-2">
          {help.label}
        </Link>
      )}
    </Failure>
  );
}

function WhyWaiting({ run }: { run: Run }) {
  const { data: why } = useQuery(runWhyQuery(client, run.id));
  const sentence = run.message ?? why?.sentence;
  if (sentence === undefined) return null;
  const help = why?.runId === run.id && why.action.kind !== 'none' ? why.action.sentence : '';
  return (
    <p className="text-sm text-soft">
      {/[.!?…]$/.test(sentence) ? sentence : `${sentence}.`}{' '}
      {help !== '' && help !== sentence && help}
    </p>
  );
}
