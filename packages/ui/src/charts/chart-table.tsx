import type { ChartProps } from './chart-data.ts';

/** The numbers behind a chart, in its place. */
export function ChartTable({
  label,
  categories,
  series,
  categoryTitle,
  formatCategory = String,
  formatValue = String,
}: ChartProps) {
  return (
    <div
      tabIndex={0}
      role="region"
      aria-label={label}
      className="h-full overflow-auto rounded-md border border-line"
    >
      <table className="w-full border-separate border-spacing-0 text-xs">
        <caption className="sr-only">{label}</caption>
        <thead className="sticky top-0 bg-raised text-soft">
          <tr>
            <th scope="col" className="border-b border-line px-3 py-1.5 text-left font-medium">
              {categoryTitle}
            </th>
            {series.map(({ key, name }) => (
              <th
                key={key}
                scope="col"
                className="border-b border-line px-3 py-1.5 text-right font-medium"
              >
                {name}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {categories.map((category, index) => (
            <tr key={category} className="hover:bg-hover">
              <th scope="row" className="px-3 py-1 text-left font-normal whitespace-nowrap">
                {formatCategory(category)}
              </th>
              {series.map(({ key, values }) => {
                const value = values[index] ?? null;
                return (
                  <td key={key} className="px-3 py-1 text-right tabular-nums">
                    {value === null ? '–' : formatValue(value)}
                  </td>
                );
              })}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}
