import type { CallFigures } from '@helix/contracts/ledger';

export const endedCalls = ({ answered, failed }: CallFigures) => answered + failed;

export function failedShare(figures: CallFigures): number {
  const all = endedCalls(figures);
  return all === 0 ? 0 : figures.failed / all;
}
