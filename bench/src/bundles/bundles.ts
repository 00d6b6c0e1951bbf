import { get } from 'node:http';
import { percentile, type Figure } from '../figure.ts';
import type { LargeInstance } from '../large/large-instance.ts';
import { namedFiles } from './named-files.ts';
import { findRoutes, type Route } from './routes.ts';

/** In kB as they are sent; why so many: docs/decisions/0033-what-a-page-may-weigh.md. */
const [scriptLimit, styleLimit] = [300, 30];
const named = ['/', '/boards/[boardId]', '/boards/[boardId]/tasks/[taskId]', '/login'];

type Weight = { readonly route: string; readonly scripts: number; readonly styles: number };

/** What a browser that has nothing yet fetches for a page before everything on it can be used. */
export async function measureBundles(instance: LargeInstance): Promise<Figure[]> {
  const web = await instance.startWeb();
  try {
    const [token = ''] = await instance.signIn(1);
    const sizeOf = createSizes(instance.url);
    const weights: Weight[] = [];
    for (const route of await findRoutes(instance, token)) {
      weights.push(await weigh(instance.url, { route, token, sizeOf }));
    }
    const heaviest = weights.toSorted((a, b) => b.scripts - a.scripts);
    for (const { route, scripts, styles } of heaviest) {
      console.log(
        `  ${route}: ${scripts.toFixed(0)} kB of scripts, ${styles.toFixed(0)} of styles`,
      );
    }
    return figuresOf(heaviest);
  } finally {
    await web.stop();
  }
}

function figuresOf(weights: readonly Weight[]): Figure[] {
  const scripts = (what: string, value: number): Figure => ({
    name: `scripts of ${what}, first load, compressed`,
    value,
    limit: scriptLimit,
    unit: 'kB',
  });
  const all = weights.map((weight) => weight.scripts);
  const [heaviest] = weights;
  const chosen = weights.filter(({ route }) => named.includes(route));
  return [
    scripts(`the heaviest of ${weights.length} routes (${heaviest?.route})`, Math.max(...all)),
    scripts('the median route', percentile(all, 0.5)),
    ...chosen.map((weight) => scripts(weight.route, weight.scripts)),
    {
      name: 'styles of the heaviest route, compressed',
      value: Math.max(...weights.map(({ styles }) => styles)),
      limit: styleLimit,
      unit: 'kB',
    },
  ];
}

type Sizes = (path: string) => Promise<number>;
type Weighing = { readonly route: Route; readonly token: string; readonly sizeOf: Sizes };

/** The page names all that it needs: in elements for what is fetched at once, in its data for what comes with it. */
async function weigh(url: string, { route, token, sizeOf }: Weighing): Promise<Weight> {
  const headers = route.isPublic ? {} : { cookie: `helix_access=${token}` };
  const answer = await fetch(url + route.address, { headers, redirect: 'manual' });
  const html = await answer.text();
  const files = namedFiles(html);
  const sum = async (end: string) => {
    const sizes = await Promise.all(files.filter((file) => file.endsWith(end)).map(sizeOf));
    return sizes.reduce((all, size) => all + size, 0) / 1_000;
  };
  return { route: route.route, scripts: await sum('.js'), styles: await sum('.css') };
}

/** Bytes of a file as a browser gets it. */
function createSizes(url: string): Sizes {
  const known = new Map<string, Promise<number>>();
  const measure = (path: string) =>
    new Promise<number>((resolve, reject) => {
      get(url + path, { headers: { 'accept-encoding': 'gzip, br' } }, (response) => {
        let bytes = 0;
        response.on('data', (chunk: Buffer) => (bytes += chunk.length));
        response.on('end', () => resolve(bytes));
      }).on('error', reject);
    });
  return (path) => {
    const size = known.get(path) ?? measure(path);
    known.set(path, size);
    return size;
  };
}
