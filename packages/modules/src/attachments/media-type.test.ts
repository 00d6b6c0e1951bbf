import { describe, expect, test } from 'vitest';
import sharp from 'sharp';
import { inertType, readMediaType } from './media-type.ts';
import { makeThumbnail } from './thumbnail.ts';

const bytes = (text: string) => Buffer.from(text, 'latin1');
const gif = bytes('GIF89a\x01\0\x01\0\0\0\0;');
const svg = Buffer.from('<svg xmlns="http://www.w3.org/2000/svg"><script>alert(1)</script></svg>');

describe('what a file is, by its bytes', () => {
  test.each([
    ['an image', gif, 'image/gif'],
    ['an image that is a script too', bytes('GIF89a/*\0*/=alert(1);'), 'image/gif'],
    [
      'a page',
      Buffer.from('<!doctype html><script>alert(1)</script>'),
      'text/plain; charset=utf-8',
    ],
    ['a drawing', svg, 'text/plain; charset=utf-8'],
    ['text in any script', Buffer.from('größe 大きさ'), 'text/plain; charset=utf-8'],
    ['a program', bytes('MZ\x90\0\x03'), 'application/x-msdownload'],
    ['nothing known', bytes('\x01\x02\xFF\xFE\0'), 'application/octet-stream'],
    ['nothing at all', bytes(''), 'application/octet-stream'],
  ])('%s', async (_what, head, expected) => {
    expect(inertType(await readMediaType(head))).toBe(expected);
  });

  test('text that is cut within a sign is still text', async () => {
    expect(await readMediaType(Buffer.from('größe').subarray(0, 3))).toBe('text/plain');
  });

  test('nothing is sent under a type that a browser would run', () => {
    for (const type of ['text/html', 'image/svg+xml', 'application/xml', 'text/javascript']) {
      expect(inertType(type)).toBe('application/octet-stream');
    }
  });
});

describe('a small image', () => {
  const plain = (width: number, height: number) =>
    sharp({ create: { width, height, channels: 3, background: '#07f' } });

  test('is made from a large one and keeps its shape', async () => {
    const small = await sharp(
      await makeThumbnail(await plain(2_000, 1_000).png().toBuffer()),
    ).metadata();
    expect(small).toMatchObject({ format: 'webp', width: 480, height: 240 });
  });

  test.each(['jpeg', 'png', 'gif', 'webp', 'avif'] as const)('is made from %s', async (format) => {
    const image = await plain(20, 10).toFormat(format).toBuffer();
    expect(await readMediaType(image)).toBe(`image/${format}`);
    expect(await sharp(await makeThumbnail(image)).metadata()).toMatchObject({ width: 20 });
  });

  test('is not made from what unfolds to more than memory holds', async () => {
    const bomb = await plain(8_000, 8_000).png().toBuffer();
    expect(bomb.byteLength).toBeLessThan(5_000_000);
    await expect(makeThumbnail(bomb)).rejects.toMatchObject({ code: 'attachment.no_thumbnail' });
  });

  test('is not made from a drawing, a broken image or anything else', async () => {
    const png = await plain(300, 300).png().toBuffer();
    for (const file of [svg, png.subarray(0, 60), bytes('%PDF-1.7'), bytes('')]) {
      await expect(makeThumbnail(file)).rejects.toMatchObject({ code: 'attachment.no_thumbnail' });
    }
  });
});
