'use client';

import { useIsMutating } from '@tanstack/react-query';
import { Check, FlaskConical, X } from 'lucide-react';
import { useEffect, useRef, useState } from 'react';
import { Badge, Button, Card, ErrorState, Progress, Section, type Tone } from '@helix/ui';
import { providerFacts, type Model, type ModelTested } from '@helix/contracts/models';
import { messageOf, requestIdOf } from '../../lib/error-message.ts';
import { formatDuration } from '../../lib/format.ts';
import { useUrlParams } from '../../lib/use-url-params.ts';
import { RelativeTime } from '../../lib/relative-time.tsx';
import { messages } from './messages.ts';
import { PrivateAddressHint } from './model-fields.tsx';
import { useTestModel } from './use-model-actions.ts';

const words = messages.test;
export const outcomeTones: Readonly<Record<ModelTested['outcome'], Tone>> = {
  works: 'good',
  limited: 'busy',
  fails: 'bad',
};
/** After this the server gives up. */
const limitMs = 30_000;

/** What a model really can do, and what is wrong with it in words. */
export function ModelTestPanel({ model, mayTest }: { model: Model; mayTest: boolean }) {
  const test = useTestModel(model);
  const isRunning = useIsMutating({ mutationKey: ['test-model', model.id] }) > 0;
  const { lastTest } = model;
  useTestOnArrival(mayTest, test.mutate);
  return (
    <Section
      title={words.title}
      description={words.description}
      actions={
        mayTest && (
          <Button
            icon={<FlaskConical aria-hidden />}
            busy={isRunning}
            onClick={() => test.mutate()}
          >
            {lastTest ? words.again : words.run}
          </Button>
        )
      }
    >
      {isRunning && <Running />}
      {test.isError && (
        <ErrorState
          message={words.failedToRun}
          fix={messageOf(test.error)}
          requestId={requestIdOf(test.error)}
        />
      )}
      {lastTest && !isRunning && (
        <Card>
          <Outcome model={model} tested={lastTest} />
          <p className="mt-3 text-xs text-soft">
            {lastTest.version === model.version ? words.now : words.before} ·{' '}
            <RelativeTime at={lastTest.at} />
          </p>
        </Card>
      )}
    </Section>
  );
}

/** A model that was just added is tested at once. */
function useTestOnArrival(mayTest: boolean, test: () => void): void {
  const [params, change] = useUrlParams();
  const isWanted = mayTest && params.get('test') === 'now';
  const hasBegun = useRef(false);
  useEffect(() => {
    if (!isWanted || hasBegun.current) return;
    hasBegun.current = true;
    change({ test: undefined });
    test();
  }, [isWanted, change, test]);
}

function Running() {
  const [startedAt] = useState(() => Date.now());
  const [now, setNow] = useState(startedAt);
  useEffect(() => {
    const timer = setInterval(() => setNow(Date.now()), 500);
    return () => clearInterval(timer);
  }, []);
  const elapsedMs = now - startedAt;
  return (
    <div className="grid gap-2" role="status">
      <Progress value={Math.min(elapsedMs, limitMs)} max={limitMs} label={words.running} />
      <p className="text-sm text-soft">
        {words.running} – {words.upTo(formatDuration(Math.floor(elapsedMs / 1_000) * 1_000))}
      </p>
    </div>
  );
}

function Outcome({ model, tested }: { model: Model; tested: ModelTested }) {
  const address = model.baseUrl ?? providerFacts[model.provider].baseUrl ?? '';
  const isRefusedHere = tested.checks.some(({ reason }) => reason === 'provider_address_refused');
  return (
    <div className="grid justify-items-start gap-3 text-sm">
      <Badge tone={outcomeTones[tested.outcome]} look="soft">
        {words.outcomes[tested.outcome]}
      </Badge>
      <p>{tested.message}</p>
      {tested.nextAction !== null && (
        <p className="text-soft">
          <span className="font-medium text-ink">{words.fix}:</span> {tested.nextAction}
        </p>
      )}
      {isRefusedHere && <PrivateAddressHint address={address} />}
      <ul className="grid w-full gap-1.5 border-t border-line pt-3">
        {tested.checks.map((check) => (
          <li key={check.ability} className="flex flex-wrap items-center gap-x-2">
            {check.passed ? (
              <Check aria-label={words.passed} className="size-4 text-good" />
            ) : (
              <X aria-label={words.failed} className="size-4 text-bad" />
            )}
            <span className="font-medium">{words.abilities[check.ability]}</span>
            <span className="text-xs text-soft tabular-nums">
              {formatDuration(check.totalMs)}
              {check.firstTokenMs !== null &&
                ` · ${words.firstToken(formatDuration(check.firstTokenMs))}`}
            </span>
          </li>
        ))}
      </ul>
    </div>
  );
}
