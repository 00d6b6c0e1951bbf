import { CopyButton } from '@helix/ui';

export function SentLink({ link }: { link: string }) {
  return (
    <div className="flex min-w-0 items-center gap-2 rounded-md border border-line bg-sunken px-3 py-2">
      <code className="min-w-0 flex-1 truncate font-mono text-sm select-all">{link}</code>
      <CopyButton text={link} />
    </div>
  );
}
