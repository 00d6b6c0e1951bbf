import { ApiError, refusalOf } from '@helix/client';
import { apiBase } from '@helix/contracts';
import type { Attachment } from '@helix/contracts/attachments';
import { refreshOnce } from '../../lib/browser-client.ts';

type Upload = {
  taskId: string;
  file: File;
  onProgress: (share: number) => void;
  signal: AbortSignal;
};

/** `fetch` does not tell how far it is. */
export async function uploadFile(upload: Upload): Promise<Attachment> {
  let answer = await send(upload);
  if (answer.status === 401 && (await refreshOnce())) answer = await send(upload);
  const body: unknown = safeJson(answer.text);
  if (answer.status !== 201 || body === undefined) throw refusalOf(answer.status, body);
  // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- answers of our own API are not checked, this one no more than others
  return body as Attachment;
}

function send({ taskId, file, onProgress, signal }: Upload) {
  const form = new FormData();
  form.set('file', file, file.name === '' ? 'file' : file.name);
  const request = new XMLHttpRequest();
  request.open('POST', `${apiBase}/v1/tasks/${encodeURIComponent(taskId)}/attachments`);
  return new Promise<{ status: number; text: string }>((resolve, reject) => {
    const fail = () =>
      reject(new ApiError('The server cannot be reached', { status: 0, code: 'network' }));
    request.upload.addEventListener('progress', ({ loaded, total, lengthComputable }) => {
      if (lengthComputable) onProgress(loaded / total);
    });
    request.addEventListener('load', () =>
      resolve({ status: request.status, text: request.responseText }),
    );
    request.addEventListener('error', fail);
    request.addEventListener('abort', fail);
    signal.addEventListener('abort', () => request.abort());
    request.send(form);
  });
}

function safeJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
