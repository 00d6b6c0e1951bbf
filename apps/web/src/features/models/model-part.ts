import type { Model } from '@helix/contracts/models';
import type { ModelDraft } from './model-draft.ts';

export type ModelPartProps = {
  draft: ModelDraft;
  onChange: (change: Partial<ModelDraft>) => void;
  /** The model that is changed; nothing while one is added. */
  model?: Model | undefined;
};
