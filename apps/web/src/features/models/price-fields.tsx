'use client';

import { Checkbox, Field, Input } from '@helix/ui';
import { messages } from './messages.ts';
import type { ModelDraft } from './model-draft.ts';
import type { ModelPartProps } from './model-part.ts';
import { listedPriceOf, priceText } from './model-price.ts';

export function PriceFields({ draft, onChange }: ModelPartProps) {
  const isSimulated = draft.provider === 'simulated';
  const listed = listedPriceOf(draft.provider, draft.model.trim());
  const set = (change: Partial<ModelDraft['price']>) =>
    onChange({ price: { ...draft.price, ...change } });
  const money = (name: keyof ModelDraft['price'], isRequired: boolean) => ({
    type: 'number',
    min: 0,
    max: 100_000,
    step: 'any',
    inputMode: 'decimal' as const,
    required: isRequired,
    value: draft.price[name],
    onChange: (event: { target: { value: string } }) => set({ [name]: event.target.value }),
  });
  return (
    <div className="grid gap-3">
      <p className="text-sm text-soft">
        {isSimulated && !draft.hasOwnPrice && messages.price.freeText}
        {!isSimulated &&
          (listed
            ? messages.price.listed(priceText({ kind: 'listed', price: listed }))
            : messages.price.unpricedText)}
      </p>
      <Checkbox
        label={isSimulated ? messages.price.play : messages.price.own}
        hint={isSimulated ? messages.price.playHint : messages.price.ownHint}
        checked={draft.hasOwnPrice}
        onCheckedChange={(hasOwnPrice) => onChange({ hasOwnPrice })}
      />
      {draft.hasOwnPrice && (
        <div className="grid gap-4 sm:grid-cols-3">
          <Field label={messages.price.input}>
            <Input {...money('input', true)} />
          </Field>
          <Field label={messages.price.output}>
            <Input {...money('output', true)} />
          </Field>
          <Field label={messages.price.cached} hint={messages.price.cachedHint}>
            <Input {...money('cached', false)} />
          </Field>
        </div>
      )}
    </div>
  );
}
