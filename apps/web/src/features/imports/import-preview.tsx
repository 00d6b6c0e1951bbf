'use client';

import { CircleCheck, TriangleAlert } from 'lucide-react';
import type { ReactNode } from 'react';
import { Select } from '@helix/ui';
import { csvFields, type CsvField, type TaskImport } from '@helix/contracts/imports';
import { messages } from './messages.ts';
import type { Mapping } from './use-import.ts';

const fields = Object.keys(csvFields).filter((name): name is CsvField => name in csvFields);

type ImportPreviewProps = {
  plan: TaskImport;
  mapping: Mapping;
  isReading: boolean;
  onMap: (mapping: Mapping) => void;
};

/** What would be made of the file, and everything that is wrong with it. */
export function ImportPreview({ plan, mapping, isReading, onMap }: ImportPreviewProps) {
  const isGood = plan.problemCount === 0;
  return (
    <div aria-busy={isReading} className={`grid gap-4 ${isReading ? 'opacity-60' : ''}`}>
      <p
        role="status"
        className={`flex items-center gap-2 text-sm font-medium ${isGood ? 'text-good' : 'text-bad'}`}
      >
        {isGood ? (
          <CircleCheck className="size-4" aria-hidden />
        ) : (
          <TriangleAlert className="size-4" aria-hidden />
        )}
        {isGood ? messages.wouldMake(plan.created) : messages.problems(plan.problemCount)}
      </p>
      {!isGood && <Problems plan={plan} />}
      {plan.columns.length > 0 && <MappingTable plan={plan} mapping={mapping} onMap={onMap} />}
      <Names title={messages.newColumns} names={plan.newColumns} />
      <Names title={messages.newLabels} names={plan.newLabels} />
      {plan.tasks.length > 0 && (
        <Part title={messages.preview}>
          <ul className="grid max-h-48 divide-y divide-line overflow-y-auto rounded-lg border border-line text-sm">
            {plan.tasks.map(({ row, title, column }) => (
              <li key={row} className="flex gap-3 px-3 py-1.5">
                <span className="min-w-0 flex-1 truncate">{title}</span>
                <span className="shrink-0 text-soft">{column}</span>
              </li>
            ))}
          </ul>
        </Part>
      )}
    </div>
  );
}

function Problems({ plan }: { plan: TaskImport }) {
  return (
    <div className="grid gap-1.5">
      <p className="text-sm text-soft">{messages.problemsText}</p>
      <ul className="grid max-h-40 divide-y divide-line overflow-y-auto rounded-lg border border-line text-sm">
        {plan.problems.map(({ row, message }, index) => (
          <li key={index} className="flex gap-3 px-3 py-1.5">
            <span className="w-16 shrink-0 text-soft tabular-nums">
              {row === null ? messages.wholeFile : messages.row(row)}
            </span>
            <span className="min-w-0 break-words">{message}</span>
          </li>
        ))}
      </ul>
    </div>
  );
}

type MappingTableProps = Pick<ImportPreviewProps, 'plan' | 'mapping' | 'onMap'>;

function MappingTable({ plan, mapping, onMap }: MappingTableProps) {
  const choose = (heading: string, before: CsvField | undefined, text: string) => {
    const chosen = fields.find((field) => field === text);
    onMap({
      ...mapping,
      ...(before !== undefined && { [before]: '' }),
      ...(chosen !== undefined && { [chosen]: heading }),
    });
  };
  return (
    <Part title={messages.mapping}>
      <ul className="grid max-h-64 divide-y divide-line overflow-y-auto rounded-lg border border-line text-sm">
        {plan.columns.map(({ heading, field }, index) => {
          const known = fields.find((name) => name === field);
          return (
            <li key={`${index} ${heading}`} className="flex items-center gap-3 px-3 py-1">
              <span className="min-w-0 flex-1 truncate font-mono text-xs" title={heading}>
                {heading}
              </span>
              <span className="w-44">
                <Select
                  aria-label={messages.fieldOf(heading)}
                  value={known ?? ''}
                  onChange={(event) => choose(heading, known, event.target.value)}
                >
                  <option value="">{messages.skip}</option>
                  {fields.map((name) => (
                    <option key={name} value={name}>
                      {messages.fields[name]}
                    </option>
                  ))}
                </Select>
              </span>
            </li>
          );
        })}
      </ul>
    </Part>
  );
}

function Names({ title, names }: { title: string; names: readonly string[] }) {
  if (names.length === 0) return null;
  return (
    <Part title={title}>
      <p className="text-sm text-soft">{names.join(', ')}</p>
    </Part>
  );
}

function Part({ title, children }: { title: string; children: ReactNode }) {
  return (
    <section className="grid gap-1.5">
      <h3 className="text-sm font-semibold">{title}</h3>
      {children}
    </section>
  );
}
