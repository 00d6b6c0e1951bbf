'use client';

import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { RadioGroup } from '@helix/ui';
import { createModel, type Model } from '@helix/contracts/models';
import { client } from '../../lib/browser-client.ts';
import { modelKeys } from '../models/model-queries.ts';
import { messages } from './messages.ts';
import { ModelTest } from './model-test.tsx';
import { RealModelFields } from './real-model-fields.tsx';
import { readRealModel } from './read-real-model.ts';
import { StepForm } from './step-form.tsx';

const text = messages.model;
type Kind = 'simulation' | 'real';

export function ModelStep({ onTesting }: { onTesting: (isTesting: boolean) => void }) {
  const queries = useQueryClient();
  const [kind, setKind] = useState<Kind>('simulation');
  const [added, setAdded] = useState<Model>();
  const add = useMutation({
    mutationFn: (form: FormData) =>
      client.call(createModel, {
        body:
          kind === 'simulation'
            ? { provider: 'simulated', model: 'simulated', displayName: text.simulation }
            : readRealModel(form),
      }),
    onSuccess(model) {
      if (kind === 'real') {
        onTesting(true);
        setAdded(model);
      }
      void queries.invalidateQueries({ queryKey: modelKeys.all });
    },
  });
  const another = () => {
    setAdded(undefined);
    add.reset();
  };
  if (added) {
    return <ModelTest model={added} onAnother={another} onDone={() => onTesting(false)} />;
  }
  return (
    <StepForm
      title={text.title}
      text={text.text}
      submitLabel={kind === 'simulation' ? text.add : text.addAndTest}
      isBusy={add.isPending}
      error={add.error}
      onSend={add.mutate}
    >
      <RadioGroup<Kind>
        label={text.label}
        value={kind}
        onValueChange={setKind}
        options={[
          { value: 'simulation', label: text.simulation, hint: text.simulationHint },
          { value: 'real', label: text.real, hint: text.realHint },
        ]}
      />
      {kind === 'real' && <RealModelFields />}
    </StepForm>
  );
}
