'use client';

import { useMemo, useState, type KeyboardEvent, type ReactElement } from 'react';
import { PickList, PickShell, type PickItem } from '@helix/ui';
import {
  foldText,
  parseFilter,
  printFilter,
  type Filter,
  type FilterDirectory,
} from '@helix/contracts/filters';
import { DayField } from './day-field.tsx';
import { FieldIcon } from './filter-icons.tsx';
import { fieldsFor, isDate, termWith, valuesFor, type FilterField } from './filter-values.ts';
import { messages } from './messages.ts';
import { searchLabel, useValueItems } from './value-items.tsx';

type AddFilterProps = {
  boardId: string | undefined;
  directory: FilterDirectory;
  trigger: ReactElement;
  open: boolean;
  onOpenChange: (isOpen: boolean) => void;
  hasPresets?: boolean;
  /** A condition, or another one in place of what was added last. */
  onAdd: (part: Filter, replaces: boolean) => void;
  onRemoveLast: () => void;
};

/** First what, then compared with what; or whatever somebody types. */
export function AddFilter(props: AddFilterProps) {
  const { trigger, open, onOpenChange } = props;
  const [field, setField] = useState<FilterField>();
  const change = (isOpen: boolean) => {
    setField(undefined);
    onOpenChange(isOpen);
  };
  return (
    <PickShell label={messages.focus} trigger={trigger} open={open} onOpenChange={change}>
      {field === undefined ? (
        <AnyFilter {...props} onDone={() => change(false)} onField={setField} />
      ) : (
        <FieldFilter {...props} key={field} field={field} onBack={() => setField(undefined)} />
      )}
    </PickShell>
  );
}

type AnyFilterProps = AddFilterProps & {
  onField: (field: FilterField) => void;
  onDone: () => void;
};

function AnyFilter({
  boardId,
  directory,
  hasPresets = true,
  onAdd,
  onField,
  onDone,
}: AnyFilterProps) {
  const [query, setQuery] = useState('');
  const items = useMemo(
    () => suggestionsFor(query, { boardId, directory, hasPresets }),
    [query, boardId, directory, hasPresets],
  );
  const pick = ({ id }: PickItem) => {
    const field = fieldsFor(boardId).find((known) => `field ${known}` === id);
    if (field) return onField(field);
    const parsed = parseFilter(id);
    if (parsed.ok) onAdd(parsed.filter, false);
    return onDone();
  };
  return (
    <PickList
      label={messages.focus}
      placeholder={messages.search}
      items={items}
      onSearch={setQuery}
      onPick={pick}
    />
  );
}

type FieldFilterProps = AddFilterProps & { field: FilterField; onBack: () => void };

function FieldFilter({ field, directory, onAdd, onRemoveLast, onBack }: FieldFilterProps) {
  const [chosen, setChosen] = useState<readonly string[]>([]);
  const { items, ...search } = useValueItems(field, directory, chosen);
  const choose = (next: readonly string[]) => {
    const term = termWith(field, next);
    if (term) onAdd(term, chosen.length > 0);
    else if (chosen.length > 0) onRemoveLast();
    setChosen(next);
  };
  const onKeyDown = (event: KeyboardEvent<HTMLInputElement>, query: string) => {
    if (event.key !== 'Backspace' || query !== '') return;
    event.preventDefault();
    onBack();
  };
  return (
    <PickList
      label={searchLabel(field)}
      items={items}
      isMultiple
      {...search}
      onKeyDown={onKeyDown}
      onPick={({ id }) => choose(toggled(chosen, id))}
      footer={isDate(field) && <DayField onAdd={(text) => choose([...chosen, text])} />}
    />
  );
}

export function toggled(chosen: readonly string[], text: string): readonly string[] {
  return chosen.includes(text) ? chosen.filter((other) => other !== text) : [...chosen, text];
}

type Surroundings = {
  boardId: string | undefined;
  directory: FilterDirectory;
  hasPresets: boolean;
};

/** Presets and fields; once something is typed, also every value that is called so, and the words themselves. */
function suggestionsFor(
  query: string,
  { boardId, directory, hasPresets }: Surroundings,
): readonly PickItem[] {
  const text = query.trim();
  const words = foldText(text).split(/\s+/).filter(Boolean);
  const isMeant = (name: string) => words.every((word) => foldText(name).includes(word));
  const presets = Object.entries(messages.presetNames)
    .filter(([, name]) => hasPresets && isMeant(name))
    .map(([id, label]) => ({
      id,
      label,
      group: messages.presets,
      icon: <FieldIcon field={undefined} />,
    }));
  const fields = fieldsFor(boardId)
    .filter((field) => isMeant(messages.fields[field]))
    .map((field) => ({
      id: `field ${field}`,
      label: messages.fields[field],
      group: messages.group,
      icon: <FieldIcon field={field} />,
    }));
  if (text === '') return [...presets, ...fields];
  const values = fieldsFor(boardId).flatMap((field) =>
    valuesFor(field, directory)
      .filter(({ name }) => isMeant(`${messages.fields[field]} ${name}`))
      .slice(0, 5)
      .map(({ text: value, name }) => ({
        id: `${field}:${value}`,
        label: name,
        hint: messages.fields[field],
        icon: <FieldIcon field={field} />,
      })),
  );
  return [...typedSuggestions(text), ...presets, ...fields, ...values.slice(0, 30)];
}

function typedSuggestions(text: string): readonly PickItem[] {
  const parsed = parseFilter(text);
  const isWritten = parsed.ok && text.includes(':');
  const quoted = printFilter({ kind: 'text', text });
  return isWritten
    ? [{ id: text, label: messages.asWritten(text) }]
    : [{ id: quoted, label: messages.containing(text) }];
}
