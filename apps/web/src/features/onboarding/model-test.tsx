'use client';

import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { CircleCheck, CircleX } from 'lucide-react';
import { Button, Spinner } from '@helix/ui';
import { archiveModel, testModel, type Model } from '@helix/contracts/models';
import { client } from '../../lib/browser-client.ts';
import { RequestFailed } from '../../lib/request-failed.tsx';
import { modelKeys } from '../models/model-queries.ts';
import { messages } from './messages.ts';

const text = messages.model;

type ModelTestProps = { model: Model; onAnother: () => void; onDone: () => void };

/** Called for real before an agent depends on it. */
export function ModelTest({ model, onAnother, onDone }: ModelTestProps) {
  const queries = useQueryClient();
  const { data, error, isPending } = useQuery({
    queryKey: ['onboarding', 'model-test', model.id],
    queryFn: () => client.call(testModel, { params: { modelId: model.id }, body: {} }),
    retry: false,
  });
  const discard = useMutation({
    mutationFn: () => client.call(archiveModel, { params: { modelId: model.id } }),
    onSuccess: onAnother,
    onSettled: () => queries.invalidateQueries({ queryKey: modelKeys.all }),
  });
  const answers = data !== undefined && data.outcome !== 'fails';
  return (
    <section aria-label={model.displayName} className="grid gap-4">
      <h2 className="text-lg font-semibold">{model.displayName}</h2>
      <div role="status" className="flex items-start gap-2">
        {isPending && (
          <>
            <Spinner /> {text.testing}
          </>
        )}
        {data && (
          <>
            {answers ? (
              <CircleCheck aria-hidden className="mt-0.5 size-4 shrink-0 text-good" />
            ) : (
              <CircleX aria-hidden className="mt-0.5 size-4 shrink-0 text-bad" />
            )}
            <span className="grid gap-1">
              <span className="font-medium">{answers ? text.works : text.broken}</span>
              <span className="text-soft">
                {data.message} {data.nextAction}
              </span>
            </span>
          </>
        )}
      </div>
      {error !== null && <RequestFailed error={error} />}
      {!isPending && (
        <div className="flex flex-wrap gap-2">
          <Button look={answers ? 'primary' : 'plain'} onClick={onDone}>
            {answers ? text.goOn : text.goOnAnyway}
          </Button>
          {!answers && (
            <Button busy={discard.isPending} onClick={() => discard.mutate()}>
              {text.another}
            </Button>
          )}
        </div>
      )}
    </section>
  );
}
