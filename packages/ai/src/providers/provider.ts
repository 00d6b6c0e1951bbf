import type { LanguageModelV4, LanguageModelV4CallOptions } from '@ai-sdk/provider';
import type { ClassifiedFailure } from '../model-call/classify-failure.ts';
import type { ModelEndpoint } from '../model-call/model-call.ts';

/** An endpoint whose blanks are filled. A key that is not there is empty, so that no provider looks for one of the host's. */
export type Connection = Omit<ModelEndpoint, 'baseUrl' | 'apiKey'> & {
  readonly baseUrl: string;
  readonly apiKey: string;
};

export type OpenedModel = {
  readonly model: LanguageModelV4;
  /** What this provider wants said differently, or besides. */
  readonly adapt?: (options: LanguageModelV4CallOptions) => LanguageModelV4CallOptions;
  /** What went wrong with the answer that its package does not tell. */
  readonly fault?: () => ClassifiedFailure | undefined;
};

export type ProviderModule = {
  readonly open: (connection: Connection) => OpenedModel;
};

export function bearer(apiKey: string): { headers?: Record<string, string> } {
  return apiKey === '' ? {} : { headers: { authorization: `Bearer ${apiKey}` } };
}
