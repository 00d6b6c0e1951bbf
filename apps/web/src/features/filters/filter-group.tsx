'use client';

import { Plus, X } from 'lucide-react';
import { Fragment, useState, type ComponentProps, type ReactElement } from 'react';
import type { Filter, FilterDirectory } from '@helix/contracts/filters';
import { Tooltip } from '@helix/ui';
import { AddFilter } from './add-filter.tsx';
import { FilterChip } from './filter-chip.tsx';
import {
  countParts,
  partsOf,
  termOf,
  withAlternative,
  withJoin,
  withMore,
  withPart,
} from './filter-parts.ts';
import { messages } from './messages.ts';

export type FilterSurroundings = {
  readonly boardId: string | undefined;
  readonly directory: FilterDirectory;
};

type FilterPartProps = FilterSurroundings & {
  part: Filter;
  onChange: (part: Filter | undefined) => void;
};

/** Conditions beside each other, with the word that joins them between. */
export function FilterConditions({
  filter,
  onChange,
  ...surroundings
}: FilterSurroundings & { filter: Filter; onChange: (filter: Filter) => void }) {
  const { join, parts } = partsOf(filter);
  return parts.map((part, index) => (
    <Fragment key={index}>
      {index > 0 && (
        <Tooltip label={join === 'and' ? messages.matchAll : messages.matchAny}>
          <button
            type="button"
            aria-label={messages.joinedBy(messages[join])}
            className="min-h-6 rounded-sm px-1 text-xs text-soft hover:bg-hover hover:text-ink touch:min-h-11 touch:min-w-11"
            onClick={() => onChange(withJoin(filter, join === 'and' ? 'or' : 'and'))}
          >
            {messages[join]}
          </button>
        </Tooltip>
      )}
      <FilterPart
        part={part}
        onChange={(next) => onChange(withPart(filter, index, next))}
        {...surroundings}
      />
    </Fragment>
  ));
}

/** A condition or a group of them. A condition becomes a group when it gets an alternative. */
function FilterPart({ part, onChange, ...surroundings }: FilterPartProps) {
  const [isGrouping, setIsGrouping] = useState(false);
  const known = termOf(part);
  if (known && !isGrouping) {
    return (
      <FilterChip
        {...known}
        directory={surroundings.directory}
        onChange={onChange}
        onAlternative={() => setIsGrouping(true)}
      />
    );
  }
  return (
    <FilterGroup
      part={part}
      onChange={onChange}
      startsOpen={isGrouping}
      onAdded={() => setIsGrouping(false)}
      {...surroundings}
    />
  );
}

type FilterGroupProps = FilterPartProps & { startsOpen: boolean; onAdded: () => void };

function FilterGroup({ part, onChange, startsOpen, onAdded, ...surroundings }: FilterGroupProps) {
  const [isAdding, setIsAdding] = useState(startsOpen);
  const isDenied = part.kind === 'not' && termOf(part) === undefined;
  const inner = isDenied && part.kind === 'not' ? part.of : part;
  const change = (next: Filter) => {
    if (countParts(next) === 0) return onChange(undefined);
    return onChange(isDenied ? { kind: 'not', of: next } : next);
  };
  return (
    <div
      role="group"
      aria-label={messages.conditionGroup}
      className="flex max-w-full flex-wrap items-center gap-1 rounded-lg border border-dashed border-edge px-1 py-0.5"
    >
      {isDenied && <span className="px-1 text-xs text-bad">{messages.not}</span>}
      <FilterConditions filter={inner} onChange={change} {...surroundings} />
      <AddFilter
        {...surroundings}
        hasPresets={false}
        open={isAdding}
        onOpenChange={(isOpen) => {
          setIsAdding(isOpen);
          if (!isOpen) onAdded();
        }}
        onAdd={(more, replaces) => change(added(inner, more, replaces))}
        onRemoveLast={() => change(withPart(inner, countParts(inner) - 1, undefined))}
        trigger={<SmallButton label={messages.addMore} icon={<Plus />} />}
      />
      <SmallButton label={messages.removeGroup} icon={<X />} onClick={() => onChange(undefined)} />
    </div>
  );
}

function added(group: Filter, part: Filter, replaces: boolean): Filter {
  if (replaces) return withPart(group, countParts(group) - 1, part);
  const isGroup = group.kind === 'and' || group.kind === 'or';
  return isGroup ? withMore(group, part) : withAlternative(group, part);
}

type SmallButtonProps = ComponentProps<'button'> & { label: string; icon: ReactElement };

function SmallButton({ label, icon, ...rest }: SmallButtonProps) {
  return (
    <button
      type="button"
      aria-label={label}
      title={label}
      {...rest}
      className="grid size-6 place-items-center rounded-sm text-soft hover:bg-hover hover:text-ink touch:size-11 [&_svg]:size-3.5"
    >
      {icon}
    </button>
  );
}
