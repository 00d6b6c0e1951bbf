import { Paperclip, RotateCw, X } from 'lucide-react';
import { IconButton } from '@helix/ui';
import type { Upload } from '../attachments/use-uploads.ts';
import { messages } from './messages.ts';

type UploadListProps = {
  uploads: readonly Upload[];
  onRetry: (upload: Upload) => void;
  onRemove: (key: string) => void;
};

/** Files that come with what is being written. */
export function UploadList({ uploads, onRetry, onRemove }: UploadListProps) {
  if (uploads.length === 0) return null;
  return (
    <ul className="flex flex-wrap gap-1.5 px-3 pb-2">
      {uploads.map((upload) => {
        const { key, file, share, attachment, problem } = upload;
        const percent = Math.round(share * 100);
        return (
          <li
            key={key}
            className="relative flex max-w-full items-center gap-1 overflow-hidden rounded-md border border-line bg-paper pl-2 text-xs"
          >
            <Paperclip aria-hidden className="size-3.5 shrink-0 text-soft" />
            <span className="truncate">{file.name}</span>
            {problem !== undefined && (
              <>
                <span role="alert" className="text-bad">
                  {problem}
                </span>
                <IconButton
                  size="small"
                  label={messages.tryAgain(file.name)}
                  icon={<RotateCw aria-hidden className="size-3.5" />}
                  onClick={() => onRetry(upload)}
                />
              </>
            )}
            <IconButton
              size="small"
              label={messages.removeFile(file.name)}
              icon={<X aria-hidden className="size-3.5" />}
              onClick={() => onRemove(key)}
            />
            {!attachment && problem === undefined && (
              <span
                role="progressbar"
                aria-label={messages.uploading(file.name, percent)}
                aria-valuenow={percent}
                className="absolute inset-x-0 bottom-0 h-0.5 origin-left bg-accent transition-transform"
                style={{ transform: `scaleX(${share})` }}
              />
            )}
          </li>
        );
      })}
    </ul>
  );
}
