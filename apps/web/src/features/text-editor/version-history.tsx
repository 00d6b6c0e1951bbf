'use client';

import { useMutation } from '@tanstack/react-query';
import { RotateCcw } from 'lucide-react';
import { useState, type ReactNode } from 'react';
import { Button, useToast } from '@helix/ui';
import { messageOf } from '../../lib/error-message.ts';
import { RelativeTime } from '../../lib/relative-time.tsx';
import { messages } from './messages.ts';

type ListedVersion = {
  readonly version: number;
  readonly author: string;
  readonly at: string;
  /** What is particular to it, such as that it brought an older one back. */
  readonly note?: string | undefined;
};

type VersionHistoryProps = {
  versions: readonly ListedVersion[];
  current: number;
  mayRestore: boolean;
  hasMore: boolean;
  onMore: () => void;
  restore: (version: number) => Promise<void>;
  renderDiff: (pair: { from: number; to: number }) => ReactNode;
};

/** Who wrote what when; what a version changed, and how it differs from what is in force. */
export function VersionHistory(props: VersionHistoryProps) {
  const { versions, current, mayRestore, hasMore, onMore, restore, renderDiff } = props;
  const [chosen, setChosen] = useState<number>();
  const [isAgainstNow, setIsAgainstNow] = useState(false);
  const show = useToast();
  const restoring = useMutation({
    mutationFn: restore,
    onSuccess: () => setChosen(undefined),
    onError: (error) => show(messages.notRestored(messageOf(error)), 'bad'),
  });
  const version = chosen ?? current;
  const isNow = version === current;
  const pair =
    isAgainstNow && !isNow ? { from: version, to: current } : { from: version - 1, to: version };
  return (
    <div className="grid items-start gap-4 md:grid-cols-[15rem_minmax(0,1fr)]">
      <div className="grid gap-2">
        <ol
          aria-label={messages.versions}
          className="grid max-h-[60vh] gap-0.5 overflow-y-auto p-0.5"
        >
          {versions.map((listed) => (
            <li key={listed.version}>
              <VersionButton
                listed={listed}
                isNow={listed.version === current}
                isChosen={listed.version === version}
                onChoose={() => setChosen(listed.version)}
              />
            </li>
          ))}
        </ol>
        {hasMore && (
          <Button look="quiet" size="small" onClick={onMore}>
            {messages.moreVersions}
          </Button>
        )}
      </div>
      <div className="grid min-w-0 gap-3">
        <div className="flex min-h-9 flex-wrap items-center justify-between gap-2">
          <p className="text-sm font-medium">
            {pair.from > 0 ? messages.comparing(pair.from, pair.to) : messages.version(pair.to)}
          </p>
          {!isNow && (
            <div className="flex flex-wrap gap-2">
              <Button
                size="small"
                look="quiet"
                aria-pressed={isAgainstNow}
                onClick={() => setIsAgainstNow(!isAgainstNow)}
              >
                {`${messages.compareWith} ${isAgainstNow ? messages.before : messages.now}`}
              </Button>
              {mayRestore && (
                <Button
                  size="small"
                  icon={<RotateCcw aria-hidden />}
                  busy={restoring.isPending}
                  onClick={() => restoring.mutate(version)}
                >
                  {messages.restore(version)}
                </Button>
              )}
            </div>
          )}
        </div>
        {pair.from > 0 ? renderDiff(pair) : <p className="text-sm text-soft">{messages.first}</p>}
      </div>
    </div>
  );
}

function VersionButton({
  listed: { version, author, at, note },
  isNow,
  isChosen,
  onChoose,
}: {
  listed: ListedVersion;
  isNow: boolean;
  isChosen: boolean;
  onChoose: () => void;
}) {
  return (
    <button
      type="button"
      aria-current={isChosen}
      onClick={onChoose}
      className="grid min-h-11 w-full gap-0.5 rounded-md px-2.5 py-1.5 text-left text-sm hover:bg-hover aria-[current=true]:bg-selected"
    >
      <span className="flex justify-between gap-2">
        <span className="font-medium">
          {messages.version(version)}
          {isNow && <span className="font-normal text-good"> · {messages.inForceNow}</span>}
        </span>
        <span className="text-xs text-soft">
          <RelativeTime at={at} />
        </span>
      </span>
      <span className="truncate text-xs text-soft">
        {author}
        {note !== undefined && ` · ${note}`}
      </span>
    </button>
  );
}
