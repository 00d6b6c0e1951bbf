'use client';

import { StatusDot, Tag } from '@helix/ui';
import type { BoardTemplate } from '@helix/contracts/structure';
import { messages } from './messages.ts';

const words = messages.newBoard;

type TemplateChoiceProps = {
  templates: readonly BoardTemplate[];
  value: string;
  onChange: (templateId: string) => void;
};

/** Each template with what it begins with. */
export function TemplateChoice({ templates, value, onChange }: TemplateChoiceProps) {
  const chosen = templates.find(({ id }) => id === value);
  return (
    <fieldset className="grid gap-2">
      <legend className="mb-1 text-sm font-medium">{words.template}</legend>
      <div className="grid gap-2 sm:grid-cols-2 md:grid-cols-3">
        {templates.map(({ id, name, description }) => (
          <label
            key={id}
            className="grid cursor-pointer content-start gap-0.5 rounded-lg border border-line bg-raised p-3 has-checked:border-accent has-checked:bg-selected has-focus-visible:outline-2 has-focus-visible:outline-accent hover:bg-hover"
          >
            <input
              type="radio"
              name="template"
              value={id}
              checked={id === value}
              onChange={() => onChange(id)}
              className="sr-only"
            />
            <span className="text-sm font-medium">{name}</span>
            <span className="text-xs text-soft">{description}</span>
          </label>
        ))}
      </div>
      {chosen && <TemplatePreview template={chosen} />}
    </fieldset>
  );
}

function TemplatePreview({ template: { columns, labels } }: { template: BoardTemplate }) {
  return (
    <div className="grid gap-3 rounded-lg bg-sunken p-3">
      <ul aria-label={words.columns} className="flex gap-2 overflow-x-auto">
        {columns.map(({ name, category, wipLimit }) => (
          <li
            key={name}
            className="grid h-20 min-w-28 content-start gap-1 rounded-md border border-line bg-paper p-2 text-xs"
          >
            <span className="flex items-center gap-1.5 font-medium">
              <StatusDot kind={category} />
              <span className="truncate">{name}</span>
            </span>
            {wipLimit !== null && <span className="text-soft">{words.limit(wipLimit)}</span>}
          </li>
        ))}
      </ul>
      {labels.length > 0 && (
        <ul aria-label={words.labels} className="flex flex-wrap gap-1.5">
          {labels.map(({ name, color }) => (
            <li key={name}>
              <Tag color={color}>{name}</Tag>
            </li>
          ))}
        </ul>
      )}
    </div>
  );
}
