import { glob, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { brotliCompress, constants } from 'node:zlib';
import { compressedEnding, staticFolder } from './compressed-files.ts';

/** After `next build`: each script and style once more, as small as it gets. */
const compress = promisify(brotliCompress);

for await (const name of glob('**/*.{js,css}', { cwd: staticFolder })) {
  const path = join(staticFolder, name);
  const content = await readFile(path);
  const params = {
    [constants.BROTLI_PARAM_QUALITY]: constants.BROTLI_MAX_QUALITY,
    [constants.BROTLI_PARAM_SIZE_HINT]: content.length,
  };
  await writeFile(path + compressedEnding, await compress(content, { params }));
}
