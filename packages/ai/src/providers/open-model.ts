import { providerFacts, type Provider } from '@helix/contracts/models';
import { describe } from '../model-call/classify-failure.ts';
import { JudgedFailure } from '../model-call/judged-failure.ts';
import type { ModelEndpoint } from '../model-call/model-call.ts';
import type { OpenedModel, ProviderModule } from './provider.ts';

const compatible = () => import('./openai-compatible.ts');

/** Loaded on first use, since a gateway at rest needs no provider in memory. */
const modules: Readonly<Record<Provider, () => Promise<ProviderModule>>> = {
  anthropic: () => import('./anthropic.ts'),
  openai: () => import('./openai.ts'),
  google: () => import('./google.ts'),
  xai: () => import('./xai.ts'),
  mistral: () => import('./mistral.ts'),
  groq: () => import('./groq.ts'),
  deepseek: () => import('./deepseek.ts'),
  qwen: () => import('./qwen.ts'),
  openrouter: () => import('./openrouter.ts'),
  'github-copilot': () => import('./github-copilot.ts'),
  ollama: () => import('./ollama.ts'),
  llamacpp: compatible,
  'openai-compatible': compatible,
  simulated: compatible,
};

/**
 * Providers are used below the AI SDK's own loop: one call is one request, without retries,
 * because when to try again and which tool to run are decisions that we record.
 */
export async function openModel(endpoint: ModelEndpoint): Promise<OpenedModel> {
  const facts = providerFacts[endpoint.provider];
  const baseUrl = endpoint.baseUrl ?? facts.baseUrl;
  if (baseUrl === null) {
    throw new JudgedFailure(describe('provider_model_missing', 'it has no address'));
  }
  const apiKey = endpoint.apiKey ?? '';
  if (apiKey === '' && facts.needsKey && endpoint.baseUrl === undefined) {
    throw new JudgedFailure(describe('provider_auth', 'no key is stored for it'));
  }
  const { open } = await modules[endpoint.provider]();
  return open({ ...endpoint, baseUrl, apiKey, fetch: refusePages(endpoint.fetch) });
}

/** A proxy that wants a login, or an address that is a website, answers well and says nothing. */
function refusePages(fetch: ModelEndpoint['fetch']): ModelEndpoint['fetch'] {
  return async (input, init) => {
    const response = await fetch(input, init);
    const type = response.headers.get('content-type') ?? '';
    if (!response.ok || !type.startsWith('text/html')) return response;
    await response.body?.cancel();
    throw new JudgedFailure(describe('provider_bad_response', 'a web page came back'));
  };
}
