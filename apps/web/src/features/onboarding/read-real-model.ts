import { providerFacts, providers } from '@helix/contracts/models';

/** What was typed; an address is sent only where it differs from the provider's own. */
export function readRealModel(form: FormData) {
  const provider = providers.find((known) => known === form.get('provider'));
  if (provider === undefined) throw new TypeError('the form names no provider');
  const text = (name: string) => String(form.get(name) ?? '').trim();
  const [model, apiKey, baseUrl] = [text('model'), text('apiKey'), text('baseUrl')];
  return {
    provider,
    model,
    displayName: `${providerFacts[provider].name} ${model}`,
    ...(apiKey !== '' && { apiKey }),
    ...(baseUrl !== '' && baseUrl !== providerFacts[provider].baseUrl && { baseUrl }),
  };
}
