'use client';

import { TriangleAlert, X } from 'lucide-react';
import { useState, type KeyboardEvent } from 'react';
import type { Filter, FilterDirectory, FilterTerm } from '@helix/contracts/filters';
import { Button, Input, Menu, Popover, type MenuItem, PickPopover } from '@helix/ui';
import { toggled } from './add-filter.tsx';
import { DayField } from './day-field.tsx';
import { FieldIcon } from './filter-icons.tsx';
import { asDenied } from './filter-parts.ts';
import { isDate, termWith, textsOf, unknownNames, type FilterField } from './filter-values.ts';
import { fieldName, operatorName, shortValue, valueNames } from './filter-words.ts';
import { messages } from './messages.ts';
import { searchLabel, useValueItems } from './value-items.tsx';

type FilterChipProps = {
  term: FilterTerm;
  isDenied: boolean;
  directory: FilterDirectory;
  /** The condition as it is from now on; undefined takes it away. */
  onChange: (part: Filter | undefined) => void;
  /** Opens the choice of something that may hold instead. */
  onAlternative?: () => void;
};

const part =
  'flex min-h-6 items-center gap-1 px-1.5 hover:bg-hover focus-visible:-outline-offset-2 touch:min-h-11 touch:px-2.5';

/** One condition: what is compared, how, and with what. Each part can be changed where it stands. */
export function FilterChip({
  term,
  isDenied,
  directory,
  onChange,
  onAlternative,
}: FilterChipProps) {
  const field = fieldName(term);
  const values = shortValue(valueNames(term, directory));
  const operator = operatorName(term, isDenied);
  const text = [field, operator, values].filter(Boolean).join(' ');
  const unknown = unknownNames(term, directory);
  const onKeyDown = (event: KeyboardEvent) => {
    const isRemoval = event.key === 'Backspace' || event.key === 'Delete';
    if (isRemoval && event.target instanceof HTMLButtonElement) onChange(undefined);
  };
  const operators: MenuItem[] = [
    ...[false, true].map((denied) => ({
      label: operatorName(term, denied) || messages.operators.is,
      checked: denied === isDenied,
      onSelect: () => onChange(asDenied(term, denied)),
    })),
    ...(onAlternative
      ? (['separator', { label: messages.addAlternative, onSelect: onAlternative }] as const)
      : []),
  ];
  return (
    <div
      role="group"
      aria-label={text}
      className="flex max-w-full items-stretch divide-x divide-line overflow-hidden rounded-md border border-line bg-raised text-xs"
      onKeyDown={onKeyDown}
    >
      <Menu
        label={messages.editOperator(field)}
        items={operators}
        trigger={
          <button type="button" title={messages.editOperator(field)} className={part}>
            <FieldIcon field={term.kind === 'text' ? undefined : term.field} />
            <span className="text-soft">{field}</span>
            <span className={isDenied ? 'text-bad' : 'text-soft'}>{operator}</span>
          </button>
        }
      />
      {term.kind === 'text' ? (
        <TextValue term={term} isDenied={isDenied} values={values} onChange={onChange} />
      ) : (
        <TermValues
          {...{ term, isDenied, directory, values, onChange }}
          warning={unknown.map((name) => messages.unknownName(field, name)).join('. ')}
        />
      )}
      <button
        type="button"
        aria-label={messages.remove(text)}
        className={`${part} text-soft hover:text-ink`}
        onClick={() => onChange(undefined)}
      >
        <X className="size-3.5" aria-hidden />
      </button>
    </div>
  );
}

type TermValuesProps = {
  term: Exclude<FilterTerm, { kind: 'text' }>;
  isDenied: boolean;
  directory: FilterDirectory;
  values: string;
  warning: string;
  onChange: (part: Filter | undefined) => void;
};

function TermValues({ term, isDenied, directory, values, warning, onChange }: TermValuesProps) {
  const [isOpen, setIsOpen] = useState(false);
  const field: FilterField = term.field;
  const chosen = textsOf(term);
  const { items, ...search } = useValueItems(field, directory, chosen);
  const choose = (texts: readonly string[]) => {
    const next = termWith(field, texts);
    onChange(next && asDenied(next, isDenied));
  };
  return (
    <PickPopover
      label={searchLabel(field)}
      items={items}
      open={isOpen}
      onOpenChange={setIsOpen}
      isMultiple
      {...search}
      onPick={({ id }) => choose(toggled(chosen, id))}
      footer={isDate(field) && <DayField onAdd={(text) => choose([...chosen, text])} />}
      trigger={
        <button
          type="button"
          aria-label={`${messages.editValues(fieldName(term))}: ${values}`}
          title={warning === '' ? undefined : warning}
          className={`${part} min-w-0 font-medium`}
        >
          {warning !== '' && (
            <>
              <TriangleAlert className="size-3.5 shrink-0 text-busy" aria-hidden />
              <span className="sr-only">{warning}</span>
            </>
          )}
          <span className="truncate">{values}</span>
        </button>
      }
    />
  );
}

type TextValueProps = {
  term: Extract<FilterTerm, { kind: 'text' }>;
  isDenied: boolean;
  values: string;
  onChange: (part: Filter | undefined) => void;
};

function TextValue({ term, isDenied, values, onChange }: TextValueProps) {
  const [isOpen, setIsOpen] = useState(false);
  return (
    <Popover
      label={messages.editValues(messages.title)}
      open={isOpen}
      onOpenChange={setIsOpen}
      trigger={
        <button type="button" className={`${part} min-w-0 font-medium`}>
          <span className="truncate">{values}</span>
        </button>
      }
    >
      <form
        className="flex gap-2"
        onSubmit={(event) => {
          event.preventDefault();
          const text = String(new FormData(event.currentTarget).get('text') ?? '').trim();
          onChange(text === '' ? undefined : asDenied({ kind: 'text', text }, isDenied));
          setIsOpen(false);
        }}
      >
        <Input name="text" aria-label={messages.title} defaultValue={term.text} maxLength={200} />
        <Button type="submit">{messages.apply}</Button>
      </form>
    </Popover>
  );
}
