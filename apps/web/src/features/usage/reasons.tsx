import { Card, RankedBars } from '@helix/ui';
import { failureReasons, isFailureReason } from '@helix/contracts/runs';
import { formatNumber } from '../../lib/format.ts';
import { messages } from './messages.ts';

type ReasonsProps = {
  label: string;
  countTitle: string;
  /** When nothing has failed. */
  none: string;
  reasons: readonly { reason: string; count: number }[];
};

/** Why something did not go well, the most frequent first. */
export function Reasons({ label, countTitle, none, reasons }: ReasonsProps) {
  return (
    <Card>
      <h3 className="mb-3 text-sm font-medium">{label}</h3>
      {reasons.length === 0 ? (
        <p className="text-sm text-soft">{none}</p>
      ) : (
        <RankedBars
          label={label}
          nameTitle={messages.reason}
          valueTitle={countTitle}
          rows={reasons.map(({ reason, count }) => ({
            key: reason,
            name: sentenceOf(reason),
            value: count,
            text: formatNumber(count),
          }))}
        />
      )}
    </Card>
  );
}

const sentenceOf = (reason: string) =>
  isFailureReason(reason) ? failureReasons[reason].sentence : reason;
