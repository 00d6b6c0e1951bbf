'use client';

import { ArrowDown, ArrowUp, ChevronsUpDown } from 'lucide-react';
import type { ComponentType, ReactNode } from 'react';

export type TableColumn<Row> = {
  id: string;
  header: ReactNode;
  cell: (row: Row) => ReactNode;
  /** Numbers stand under each other at the right. */
  align?: 'start' | 'end';
  sortable?: boolean;
  /** On a phone rows become cards: `title` leads it, `hidden` is left out, the rest follow with their header. */
  onPhone?: 'title' | 'hidden';
  className?: string;
};

export type TableSort = { id: string; direction: 'ascending' | 'descending' };

/** Makes the router's own link of the first cell, which covers its row. */
export type RowLink = ComponentType<{ href: string; className: string; children: ReactNode }>;

type TableProps<Row> = {
  /** Says what the table shows. */
  caption: string;
  columns: readonly TableColumn<Row>[];
  rows: readonly Row[];
  rowKey: (row: Row) => string;
  sort?: TableSort;
  onSortChange?: (sort: TableSort) => void;
  /** Where a row leads; the whole row can be clicked, its first cell is the link. */
  hrefOf?: (row: Row) => string;
  link?: RowLink;
  /** In place of rows when there are none. */
  empty?: ReactNode;
  /** Sums, at the end. */
  footer?: ReactNode;
  isHeaderSticky?: boolean;
};

export function Table<Row>(props: TableProps<Row>) {
  const { caption, columns, rows, rowKey, empty, footer, isHeaderSticky = false } = props;
  if (rows.length === 0 && empty !== undefined) return <>{empty}</>;
  return (
    <table className="w-full border-separate border-spacing-0 text-sm max-md:block">
      <caption className="sr-only">{caption}</caption>
      <thead className={`max-md:sr-only ${isHeaderSticky ? 'sticky top-0 z-10 bg-paper' : ''}`}>
        <tr>
          {columns.map((column) => (
            <HeaderCell key={column.id} column={column} table={props} />
          ))}
        </tr>
      </thead>
      <tbody className="max-md:block">
        {rows.map((row) => (
          <tr
            key={rowKey(row)}
            className="group relative hover:bg-hover max-md:grid max-md:grid-cols-1 max-md:gap-1 max-md:border-b max-md:border-line max-md:px-4 max-md:py-3"
          >
            {columns.map((column, index) => (
              <BodyCell
                key={column.id}
                column={column}
                row={row}
                table={props}
                isFirst={index === 0}
              />
            ))}
          </tr>
        ))}
      </tbody>
      {footer !== undefined && <tfoot className="font-medium max-md:block">{footer}</tfoot>}
    </table>
  );
}

const edge = 'px-3 first:pl-5 last:pr-5';

function HeaderCell<Row>({ column, table }: { column: TableColumn<Row>; table: TableProps<Row> }) {
  const { sort, onSortChange } = table;
  const direction = sort?.id === column.id ? sort.direction : undefined;
  const isAtEnd = column.align === 'end';
  const content =
    column.sortable === true && onSortChange ? (
      <button
        type="button"
        className={`-mx-1 inline-flex min-h-7 items-center touch:min-h-11 gap-1 rounded-sm px-1 hover:text-ink ${isAtEnd ? 'flex-row-reverse' : ''}`}
        onClick={() =>
          onSortChange({
            id: column.id,
            direction: direction === 'descending' ? 'ascending' : 'descending',
          })
        }
      >
        {column.header}
        <SortMark direction={direction} />
      </button>
    ) : (
      column.header
    );
  return (
    <th
      scope="col"
      aria-sort={direction}
      className={`h-8 border-b border-line text-xs font-medium whitespace-nowrap text-soft ${edge} ${isAtEnd ? 'text-right' : 'text-left'} ${column.className ?? ''}`}
    >
      {content}
    </th>
  );
}

function SortMark({ direction }: { direction: TableSort['direction'] | undefined }) {
  if (direction === 'ascending') return <ArrowUp className="size-3.5" aria-hidden />;
  if (direction === 'descending') return <ArrowDown className="size-3.5" aria-hidden />;
  return <ChevronsUpDown className="size-3.5 opacity-50" aria-hidden />;
}

function BodyCell<Row>({
  column,
  row,
  table,
  isFirst,
}: {
  column: TableColumn<Row>;
  row: Row;
  table: TableProps<Row>;
  isFirst: boolean;
}) {
  const { hrefOf, link: Link } = table;
  const isTitle = column.onPhone === 'title' || (column.onPhone === undefined && isFirst);
  const onPhone =
    column.onPhone === 'hidden'
      ? 'max-md:hidden'
      : isTitle
        ? 'max-md:block max-md:w-auto max-md:max-w-none max-md:p-0 max-md:font-medium'
        : 'max-md:flex max-md:w-auto max-md:justify-between max-md:gap-4 max-md:p-0 max-md:text-right';
  const value = column.cell(row);
  return (
    <td
      className={`border-b border-line py-2 max-md:border-0 max-md:px-0! ${edge} ${onPhone} ${column.align === 'end' ? 'text-right tabular-nums md:whitespace-nowrap' : ''} ${column.className ?? ''}`}
    >
      {!isTitle && column.onPhone !== 'hidden' && (
        <span aria-hidden className="shrink-0 text-soft md:hidden">
          {column.header}
        </span>
      )}
      {isFirst && hrefOf && Link ? (
        <Link href={hrefOf(row)} className="rounded-sm after:absolute after:inset-0">
          {value}
        </Link>
      ) : (
        value
      )}
    </td>
  );
}
