import type { FailureReasonName, Run } from '@helix/contracts/runs';
import { messages } from './messages.ts';

type PlaceOfHelp = { readonly label: string; readonly href: string };
type About = Pick<Run, 'modelId' | 'agentId'>;

const model = ({ modelId }: About): PlaceOfHelp => ({
  label: messages.openModel,
  href: `/models/${modelId}`,
});
const memory = ({ agentId }: About): PlaceOfHelp => ({
  label: messages.openMemory,
  href: `/agents/${agentId}/memory`,
});

/** Where that is set right which made the run fail; for the rest, a retry is what helps. */
const places: Partial<Record<FailureReasonName, (about: About) => PlaceOfHelp>> = {
  provider_auth: model,
  provider_quota: model,
  provider_rate_limited: model,
  provider_unavailable: model,
  provider_model_missing: model,
  provider_address_refused: model,
  provider_request_refused: model,
  provider_bad_response: model,
  output_truncated: model,
  stalled: model,
  deadline: model,
  context_overflow: memory,
};

export function placeOfHelp(reason: string | null, about: About): PlaceOfHelp | undefined {
  return isKnown(reason) ? places[reason]?.(about) : undefined;
}

const isKnown = (reason: string | null): reason is FailureReasonName =>
  reason !== null && Object.hasOwn(places, reason);
