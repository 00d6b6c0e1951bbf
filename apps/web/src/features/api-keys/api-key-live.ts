import type { ApplyEvent } from '../live/live-event.ts';
import { apiKeyKeys } from './api-key-queries.ts';

export const applyApiKeyEvent: ApplyEvent = (queries, { type }) => {
  if (type.startsWith('api_key.')) void queries.invalidateQueries({ queryKey: apiKeyKeys.all });
};
