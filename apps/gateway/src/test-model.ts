import { probeModel, type ModelEndpoint } from '@helix/ai';
import type { ModelTest, RunModel } from '@helix/contracts/gateway';
import type { ModelTested } from '@helix/contracts/models';

/** How long a model may send nothing before we call it silent. */
const stallMs = 20_000;

export function createModelTest(endpointOf: (model: RunModel) => ModelEndpoint) {
  return async ({ model, limitMs }: ModelTest): Promise<ModelTested> => {
    const { canUseTools, canSee } = model;
    const controller = new AbortController();
    const limit = setTimeout(() => controller.abort('stalled'), limitMs);
    const limits = { signal: controller.signal, stallMs: Math.min(stallMs, limitMs) };
    try {
      return await probeModel({ endpoint: endpointOf(model), canUseTools, canSee }, limits);
    } finally {
      clearTimeout(limit);
    }
  };
}
