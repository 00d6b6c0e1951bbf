import type Sharp from 'sharp';
import { AppError } from '@helix/runtime';

const edge = 480;
// A small file can unfold to any size; this much is what cameras make.
const maxPixels = 60_000_000;
const maxSeconds = 10;
const readers = ['Jpeg', 'Png', 'Webp', 'Nsgif', 'Heif'];

/** The library is large and rarely needed, so it is read when the first image comes. */
let loading: Promise<typeof Sharp> | undefined;

function loadSharp(): Promise<typeof Sharp> {
  loading ??= import('sharp').then(({ default: sharp }) => {
    sharp.cache(false);
    sharp.concurrency(1);
    // Only these decoders run on what people upload: no SVG, no PDF, nothing that calls other programs.
    sharp.block({ operation: ['VipsForeignLoad'] });
    sharp.unblock({ operation: readers.map((name) => `VipsForeignLoad${name}`) });
    return sharp;
  });
  return loading;
}

let last: Promise<unknown> = Promise.resolve();

/** One image at a time in a process, so that many of them cannot take all of its memory together. */
export function inTurn<T>(work: () => Promise<T>): Promise<T> {
  const mine = last.then(work, work);
  last = mine.catch(() => undefined);
  return mine;
}

/** The first frame of an image, upright, small, and without what a camera wrote into it. */
export async function makeThumbnail(image: Uint8Array): Promise<Uint8Array> {
  const sharp = await loadSharp();
  try {
    return await sharp(image, { limitInputPixels: maxPixels, sequentialRead: true })
      .timeout({ seconds: maxSeconds })
      .autoOrient()
      .resize({ width: edge, height: edge, fit: 'inside', withoutEnlargement: true })
      .webp({ quality: 80 })
      .toBuffer();
  } catch (error) {
    throw noThumbnail(error);
  }
}

export const noThumbnail = (cause?: unknown) =>
  new AppError('attachment.no_thumbnail', 'This file cannot be shown as a small image', { cause });
