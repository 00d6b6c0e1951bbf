'use client';

import { useEffect, useRef, useState } from 'react';
import type { Attachment } from '@helix/contracts/attachments';
import { messageOf } from '../../lib/error-message.ts';
import { newKey } from '../../lib/new-key.ts';
import { uploadFile } from './upload-file.ts';

export type Upload = {
  readonly key: string;
  readonly file: File;
  /** From 0 to 1. */
  readonly share: number;
  readonly attachment?: Attachment;
  readonly problem?: string;
};

/** Files on their way to a task. Those that are left out before they have arrived are not sent on. */
export function useUploads(taskId: string, onDone?: (attachment: Attachment) => void) {
  const [uploads, setUploads] = useState<readonly Upload[]>([]);
  const stops = useRef(new Map<string, AbortController>());
  useEffect(() => {
    const running = stops.current;
    return () => running.forEach((stop) => stop.abort());
  }, []);
  const patch = (key: string, change: Partial<Upload>) =>
    setUploads((known) =>
      known.map((upload) => (upload.key === key ? { ...upload, ...change } : upload)),
    );
  const begin = async (key: string, file: File) => {
    const stop = new AbortController();
    stops.current.set(key, stop);
    try {
      const onProgress = (share: number) => patch(key, { share });
      const attachment = await uploadFile({ taskId, file, onProgress, signal: stop.signal });
      patch(key, { share: 1, attachment });
      onDone?.(attachment);
    } catch (error) {
      if (!stop.signal.aborted) patch(key, { problem: messageOf(error) });
    } finally {
      stops.current.delete(key);
    }
  };
  return {
    uploads,
    isBusy: uploads.some(({ attachment, problem }) => !attachment && problem === undefined),
    add(files: readonly File[]) {
      const added = files.map((file) => ({ key: newKey(), file, share: 0 }));
      setUploads((known) => [...known, ...added]);
      for (const { key, file } of added) void begin(key, file);
    },
    retry({ key, file }: Upload) {
      setUploads((known) =>
        known.map((upload) => (upload.key === key ? { key, file, share: 0 } : upload)),
      );
      void begin(key, file);
    },
    remove(key: string) {
      stops.current.get(key)?.abort();
      setUploads((known) => known.filter((upload) => upload.key !== key));
    },
    clear: () => setUploads([]),
  };
}
