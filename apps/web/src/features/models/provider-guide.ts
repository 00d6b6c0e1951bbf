import { listedPrices } from '@helix/contracts/ledger';
import { providers, type Provider } from '@helix/contracts/models';

export type ProviderGroup = 'simulation' | 'hosted' | 'own';

const groupOf = (provider: Provider): ProviderGroup => {
  if (provider === 'simulated') return 'simulation';
  const isOwn =
    provider === 'ollama' || provider === 'llamacpp' || provider === 'openai-compatible';
  return isOwn ? 'own' : 'hosted';
};

export const providersOf = (group: ProviderGroup) =>
  providers.filter((provider) => groupOf(provider) === group);

/** Where a key is made. */
export const keyPages: Readonly<Partial<Record<Provider, string>>> = {
  anthropic: 'https://console.anthropic.com/settings/keys',
  openai: 'https://platform.openai.com/api-keys',
  google: 'https://aistudio.google.com/apikey',
  xai: 'https://console.x.ai',
  mistral: 'https://console.mistral.ai/api-keys',
  groq: 'https://console.groq.com/keys',
  deepseek: 'https://platform.deepseek.com/api_keys',
  qwen: 'https://bailian.console.alibabacloud.com',
  openrouter: 'https://openrouter.ai/settings/keys',
};

/** Names that providers without a price list of ours use. */
const otherModels: Readonly<Partial<Record<Provider, readonly string[]>>> = {
  simulated: ['simulated'],
  groq: ['llama-3.3-70b-versatile', 'openai/gpt-oss-120b', 'openai/gpt-oss-20b'],
  qwen: ['qwen-max', 'qwen-plus', 'qwen-turbo'],
  openrouter: ['anthropic/claude-sonnet-4.5', 'openai/gpt-5', 'google/gemini-2.5-pro'],
  'github-copilot': ['gpt-4.1', 'gpt-5', 'claude-sonnet-4.5'],
  ollama: ['llama3.2', 'qwen3', 'gpt-oss:20b', 'mistral'],
  llamacpp: ['default'],
};

export function suggestedModels(provider: Provider): readonly string[] {
  const listed = listedPrices.filter((price) => price.provider === provider);
  return [...listed.map(({ model }) => model), ...(otherModels[provider] ?? [])];
}
