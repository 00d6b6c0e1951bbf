import { providerFacts, type Provider } from '@helix/contracts/models';
import { describe } from '../model-call/classify-failure.ts';
import { JudgedFailure } from '../model-call/judged-failure.ts';
import type { ModelEndpoint } from '../model-call/model-call.ts';
import type { Connection, OpenedModel, ProviderModule } from './provider.ts';

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
  const connection = { ...endpoint, baseUrl, apiKey };
  return opened.get(connection) ?? opened.add(connection, await modules[endpoint.provider]());
}

const rememberedLimit = 100;

/**
 * Opening a model can take as long as all else that is done before it is asked: some packages build the checks of
 * its answers anew.
 */
function rememberModels() {
  const models = new WeakMap<ModelEndpoint['fetch'], Map<string, OpenedModel>>();
  const keyOf = ({ fetch: _fetch, ...connection }: Connection) => JSON.stringify(connection);
  return {
    get: (connection: Connection) => models.get(connection.fetch)?.get(keyOf(connection)),
    add(connection: Connection, { open }: ProviderModule): OpenedModel {
      const model = open({ ...connection, fetch: refusePages(connection.fetch) });
      // What tells the fault of its call is for one call.
      if (model.fault) return model;
      const known = models.get(connection.fetch) ?? new Map<string, OpenedModel>();
      models.set(connection.fetch, known.set(keyOf(connection), model));
      const [oldest] = known.keys();
      if (known.size > rememberedLimit && oldest !== undefined) known.delete(oldest);
      return model;
    },
  };
}

const opened = rememberModels();

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
