import { toCsv } from '../../lib/csv.ts';
import type { Usage } from './usage-queries.ts';

const fields = [
  'key',
  'name',
  'costUsd',
  'calls',
  'unpricedCalls',
  'simulatedCalls',
  'inputTokens',
  'cachedInputTokens',
  'cacheWriteTokens',
  'outputTokens',
  'reasoningTokens',
] as const;

export const usageCsv = (items: Usage['items']): string => toCsv(fields, items);
