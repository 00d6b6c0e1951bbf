import { expect, test } from 'vitest';
import { modelSchema } from '@helix/contracts/models';
import { changeOf, creationOf, draftOf, newDraft } from './model-draft.ts';

const model = modelSchema.parse({
  id: 'model_00000001',
  provider: 'openai',
  model: 'gpt-5',
  displayName: 'Five',
  baseUrl: null,
  apiKeyLastFour: 'abcd',
  isDefault: true,
  settings: { reasoning: 'low', maxOutputTokens: 4_000 },
  fallbackModelIds: ['model_00000002'],
  maxConcurrentRuns: null,
  price: { inputPerMillion: 1, outputPerMillion: 2 },
  lastTest: null,
  archivedAt: null,
  version: 3,
  createdAt: '2026-01-01T00:00:00.000Z',
});

test('a model that is saved as it is stays as it is, with its key', () => {
  expect(changeOf(draftOf(model))).toEqual({
    model: 'gpt-5',
    displayName: 'Five',
    baseUrl: null,
    settings: model.settings,
    fallbackModelIds: ['model_00000002'],
    maxConcurrentRuns: null,
    price: { inputPerMillion: 1, outputPerMillion: 2 },
  });
});

test('a key is sent when one is entered, and taken away only when that is asked for', () => {
  const draft = draftOf(model);
  expect(changeOf({ ...draft, apiKey: ' new-key ' })).toMatchObject({ apiKey: 'new-key' });
  expect(changeOf({ ...draft, isKeyRemoved: true })).toMatchObject({ apiKey: null });
});

test('what is left empty is left to the provider', () => {
  const body = creationOf(newDraft('ollama', 'qwen3', 'Qwen'));
  expect(body).toMatchObject({ provider: 'ollama', price: null, maxConcurrentRuns: null });
  expect(body).not.toHaveProperty('apiKey');
  expect(body).not.toHaveProperty('baseUrl');
});
