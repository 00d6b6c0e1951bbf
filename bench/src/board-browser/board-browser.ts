import type { Browser, Page } from 'playwright-core';
import type { BenchOptions } from '../bench.ts';
import type { Figure } from '../figure.ts';
import type { LargeInstance } from '../large/large-instance.ts';
import { measureDragFrames } from './drag-frames.ts';
import { measureFirstPaint } from './first-paint.ts';
import { measureInteractions } from './interactions.ts';
import { launchBrowser, openBoard, openTab } from './open-browser.ts';
import { measureTabMemory } from './tab-memory.ts';

const mostNodes = 1_500;

/** Boards in a real browser, on the dashboard as it was built. */
export const measureBoardBrowser = onBoards(measureUse);

/** What an hour of events leaves in a tab that shows a board. */
export const measureBoardMemory = onBoards(measureHour);

type Wanted = BenchOptions & { boardId: string; what: string; limit: number };
type OnBoard = (browser: Browser, instance: LargeInstance, wanted: Wanted) => Promise<Figure[]>;

function onBoards(measure: OnBoard) {
  return async (instance: LargeInstance, options: BenchOptions): Promise<Figure[]> => {
    const web = await instance.startWeb();
    const browser = await launchBrowser();
    const { hundredthBoard, tenthBoard } = instance.organization;
    const small = { boardId: hundredthBoard, what: 'board of 1 k cards in a browser', limit: 500 };
    const large = { boardId: tenthBoard, what: 'board of 10 k cards in a browser', limit: 1_500 };
    try {
      return [
        ...(await measure(browser, instance, { ...small, ...options })),
        ...(await measure(browser, instance, { ...large, ...options })),
      ];
    } finally {
      await browser.close();
      await web.stop();
    }
  };
}

async function measureUse(
  browser: Browser,
  instance: LargeInstance,
  { boardId, what, limit, quick }: Wanted,
): Promise<Figure[]> {
  const often = quick ? { times: 1, warmUps: 1 } : { times: 9, warmUps: 20 };
  const paint = await measureFirstPaint(browser, instance, { boardId, what, limit, ...often });
  const page = await openTab(browser, instance);
  await openBoard(page, instance.url, boardId, '?group=assignee');
  const inLanes = await countNodes(page);
  await openBoard(page, instance.url, boardId);
  const nodes = await countNodes(page);
  const drag = await measureDragFrames(page, { what, steps: quick ? 60 : 600 });
  const pressed = await measureInteractions(page, { what, times: quick ? 4 : 40 });
  await page.context().close();
  return [
    ...paint,
    { name: `${what}: nodes of the page`, value: nodes, limit: mostNodes, unit: '' },
    {
      name: `${what}: nodes with a lane for each person`,
      value: inLanes,
      limit: mostNodes,
      unit: '',
    },
    ...drag,
    ...pressed,
  ];
}

async function measureHour(
  browser: Browser,
  instance: LargeInstance,
  { boardId, what, quick }: Wanted,
): Promise<Figure[]> {
  const [token = ''] = await instance.signIn(1);
  const page = await openTab(browser, instance);
  await openBoard(page, instance.url, boardId);
  const figures = await measureTabMemory(page, what, { instance, boardId, token, isQuick: quick });
  await page.context().close();
  return figures;
}

const countNodes = (page: Page) => page.evaluate<number>(`document.querySelectorAll('*').length`);
