import { Fragment } from 'react';
import type { Activity, ActivityPart } from '@helix/contracts/activity';
import { plainText } from '../markdown/plain-text.ts';
import { messages } from './messages.ts';
import { ReferenceLink } from './reference-link.tsx';

/** Who did what, in one sentence, and what was said below it. */
export function ActivitySentence({ activity: { actor, parts } }: { activity: Activity }) {
  const quotes = parts.flatMap((part) => (part.kind === 'quote' ? [part.text] : []));
  return (
    <div className="grid min-w-0 gap-1">
      <p className="break-words">
        <span className="font-medium">{actor.name}</span>
        {parts.map((part, index) => (
          <Fragment key={index}> {partOf(part)}</Fragment>
        ))}
      </p>
      {quotes.map((quote) => (
        <blockquote
          key={quote}
          className="line-clamp-2 border-l-2 border-line pl-2 text-sm break-words text-soft"
        >
          {plainText(quote)}
        </blockquote>
      ))}
    </div>
  );
}

function partOf(part: ActivityPart) {
  switch (part.kind) {
    case 'text':
      return part.text;
    case 'reference':
      return <ReferenceLink to={part.to} />;
    case 'change':
      return (
        <span className="text-soft">
          {wordsOf(part.field)}: {valueOf(part.from)} →{' '}
          <span className="text-ink">{valueOf(part.to)}</span>
        </span>
      );
    case 'quote':
      return null;
  }
}

/** `defaultPermission` as people write it. */
const wordsOf = (field: string) => field.replaceAll(/[A-Z]/g, (sign) => ` ${sign.toLowerCase()}`);

function valueOf(value: unknown): string {
  if (value === null || value === undefined || value === '') return messages.none;
  if (typeof value === 'string') return value.replaceAll('_', ' ');
  return typeof value === 'number' ? String(value) : JSON.stringify(value);
}
