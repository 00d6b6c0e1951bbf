import type { Provider } from './model.ts';

export type ProviderFacts = {
  /** As people know it. */
  readonly name: string;
  /** Where it is unless a model says otherwise; null when there is no such place. */
  readonly baseUrl: string | null;
  /** Whether its own address answers nobody without a key. */
  readonly needsKey: boolean;
};

export const providerFacts: Readonly<Record<Provider, ProviderFacts>> = {
  anthropic: { name: 'Anthropic', baseUrl: 'https://api.anthropic.com/v1', needsKey: true },
  openai: { name: 'OpenAI', baseUrl: 'https://api.openai.com/v1', needsKey: true },
  google: {
    name: 'Google Gemini',
    baseUrl: 'https://generativelanguage.googleapis.com/v1beta',
    needsKey: true,
  },
  xai: { name: 'xAI', baseUrl: 'https://api.x.ai/v1', needsKey: true },
  mistral: { name: 'Mistral', baseUrl: 'https://api.mistral.ai/v1', needsKey: true },
  groq: { name: 'Groq', baseUrl: 'https://api.groq.com/openai/v1', needsKey: true },
  deepseek: { name: 'DeepSeek', baseUrl: 'https://api.deepseek.com', needsKey: true },
  qwen: {
    name: 'Qwen (Alibaba Cloud)',
    baseUrl: 'https://dashscope-intl.aliyuncs.com/compatible-mode/v1',
    needsKey: true,
  },
  openrouter: { name: 'OpenRouter', baseUrl: 'https://openrouter.ai/api/v1', needsKey: true },
  'github-copilot': {
    name: 'GitHub Copilot',
    baseUrl: 'https://api.githubcopilot.com',
    needsKey: true,
  },
  ollama: { name: 'Ollama', baseUrl: 'http://127.0.0.1:11434/api', needsKey: false },
  llamacpp: { name: 'llama.cpp', baseUrl: 'http://127.0.0.1:8080/v1', needsKey: false },
  'openai-compatible': { name: 'OpenAI-compatible', baseUrl: null, needsKey: false },
  simulated: { name: 'Simulation', baseUrl: null, needsKey: false },
};
