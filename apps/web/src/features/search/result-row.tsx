import Link from 'next/link';
import type { SearchResult } from '@helix/contracts/search';
import { Badge, StatusDot } from '@helix/ui';
import { RelativeTime } from '../../lib/relative-time.tsx';
import { HighlightedText } from './highlighted-text.tsx';
import { kindIcons } from './kind-icon.tsx';
import { messages } from './messages.ts';
import { hintOf, hrefOf } from './result-link.ts';

/** What was found, where the words stand in it, and what it is. */
export function ResultRow({ result }: { result: SearchResult }) {
  const { title, snippet } = result;
  return (
    <li>
      <Link
        href={hrefOf(result)}
        className="grid grid-cols-[auto_minmax(0,1fr)_auto] items-start gap-x-3 rounded-lg px-3 py-2.5 -outline-offset-2 hover:bg-hover focus-visible:bg-hover touch:py-3"
      >
        <span className="grid h-5 place-items-center text-soft">
          <ResultIcon result={result} />
        </span>
        <span className="min-w-0">
          <span className="block truncate text-sm font-medium">
            <HighlightedText {...title} />
          </span>
          {snippet !== null && (
            <span className="mt-0.5 line-clamp-2 text-xs text-soft">
              <HighlightedText {...snippet} />
            </span>
          )}
        </span>
        <span className="flex items-center gap-2 pt-0.5 text-xs text-soft">
          <Facts result={result} />
        </span>
      </Link>
    </li>
  );
}

function ResultIcon({ result }: { result: SearchResult }) {
  if (result.kind === 'task') return <StatusDot kind={result.task.category} />;
  const Icon = kindIcons[result.kind];
  return <Icon aria-hidden className="size-4" />;
}

function Facts({ result }: { result: SearchResult }) {
  if (result.kind === 'member') return messages.roles[result.member.role];
  const hint = result.kind === 'skill' ? null : hintOf(result);
  return (
    <>
      {'task' in result && result.task.archivedAt !== null && (
        <Badge tone="soft">{messages.archived}</Badge>
      )}
      <span className={`max-w-40 truncate ${result.kind === 'task' ? 'font-mono' : ''}`}>
        {hint}
      </span>
      {result.kind === 'comment' && (
        <span className="max-sm:hidden">
          <RelativeTime at={result.comment.createdAt} />
        </span>
      )}
    </>
  );
}
