import { ListChecks, SearchX } from 'lucide-react';
import Link from 'next/link';
import { Button, buttonClass, EmptyState, ErrorState } from '@helix/ui';
import { messageOf, requestIdOf } from '../../lib/error-message.ts';
import { messages } from './messages.ts';

const words = messages.empty;

/** Nothing to show: because of the filter, or because there is nothing yet. */
export function NoTasks({ isFiltered, onClear }: { isFiltered: boolean; onClear: () => void }) {
  return isFiltered ? (
    <EmptyState
      icon={<SearchX />}
      title={words.filteredTitle}
      text={words.filteredText}
      action={<Button onClick={onClear}>{words.clear}</Button>}
    />
  ) : (
    <EmptyState
      icon={<ListChecks />}
      title={words.title}
      text={words.text}
      action={
        <Link href="/boards" className={buttonClass({ look: 'primary' })}>
          {words.action}
        </Link>
      }
    />
  );
}

export function ListTrouble({ error, onRetry }: { error: unknown; onRetry: () => void }) {
  return (
    <div className="gutter py-5">
      <ErrorState
        message={messages.failed}
        fix={messageOf(error)}
        requestId={requestIdOf(error)}
        onRetry={onRetry}
      />
    </div>
  );
}
