import type { ReactNode } from 'react';

type RankedBarsProps = {
  /** What is counted, for those who hear the table. */
  label: string;
  nameTitle: string;
  valueTitle: string;
  rows: readonly { key: string; name: ReactNode; value: number; text: string; note?: string }[];
};

/** Who has most: a table whose rows carry a bar. Long names have room, also on a phone. */
export function RankedBars({ label, nameTitle, valueTitle, rows }: RankedBarsProps) {
  const largest = Math.max(0, ...rows.map(({ value }) => value));
  return (
    <table className="w-full text-sm">
      <caption className="sr-only">{label}</caption>
      <thead className="sr-only">
        <tr>
          <th scope="col">{nameTitle}</th>
          <th scope="col">{valueTitle}</th>
        </tr>
      </thead>
      <tbody className="grid gap-2">
        {rows.map(({ key, name, value, text, note }) => (
          <tr key={key} className="grid grid-cols-[minmax(0,1fr)_auto] gap-x-4">
            <th scope="row" className="truncate text-left font-normal">
              {name}
            </th>
            <td className="text-right tabular-nums">
              {text}
              {note !== undefined && <span className="pl-1.5 text-xs text-soft">{note}</span>}
            </td>
            <td aria-hidden className="col-span-2 mt-1 h-1.5 overflow-hidden rounded-full bg-hover">
              <span
                className="block h-full rounded-full bg-accent"
                style={{ width: `${largest === 0 ? 0 : (value / largest) * 100}%` }}
              />
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}
