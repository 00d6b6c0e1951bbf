import type { Dispatcher } from 'undici';

type Controller = Dispatcher.DispatchController;
type Handler = Dispatcher.DispatchHandler;

/** How a response is handed on. */
export type Gathering = {
  /** For how long what follows its first bytes is gathered into one piece. */
  readonly ms: number;
  /** For responses of a type that it knows, something that makes less of a piece, given one after the other. */
  readonly condense?: (contentType: string) => Condense | undefined;
};
type Condense = (piece: Buffer) => Buffer;

/** More than this does not wait. */
const gatheredLimitBytes = 64 * 1024;

/**
 * Hands a response on in pieces: its first bytes at once, what follows as it has gathered. A model sends each word
 * by itself, and each piece costs its way through every stage that reads it.
 */
export function gatherResponse(gathering: Gathering): Dispatcher.DispatcherComposeInterceptor {
  return (dispatch) => (options, handler) => dispatch(options, gather(handler, gathering));
}

function gather(handler: Handler, { ms, condense }: Gathering): Handler {
  let condensed: Condense | undefined;
  let gathered: Buffer[] = [];
  let bytes = 0;
  let isWaiting = false;
  let isOver = false;
  const flush = (controller: Controller) => {
    const whole = Buffer.concat(gathered);
    gathered = [];
    bytes = 0;
    if (whole.length > 0) handler.onResponseData?.(controller, condensed?.(whole) ?? whole);
  };
  const wait = (controller: Controller) => {
    isWaiting = true;
    setTimeout(takeTurn, ms, () => {
      isWaiting = false;
      if (isOver || bytes === 0) return;
      flush(controller);
      wait(controller);
    });
  };
  return {
    onRequestStart: (controller, context) => handler.onRequestStart?.(controller, context),
    onRequestUpgrade: (...upgrade) => handler.onRequestUpgrade?.(...upgrade),
    onResponseStart(controller, status, headers, message) {
      const type = headers['content-type'];
      const isPlain = headers['content-encoding'] === undefined;
      if (isPlain && typeof type === 'string') condensed = condense?.(type);
      handler.onResponseStart?.(controller, status, headers, message);
    },
    onResponseData(controller, chunk) {
      gathered.push(chunk);
      bytes += chunk.length;
      if (!isWaiting || bytes > gatheredLimitBytes) flush(controller);
      if (!isWaiting) wait(controller);
    },
    onResponseEnd(controller, trailers) {
      isOver = true;
      flush(controller);
      handler.onResponseEnd?.(controller, trailers);
    },
    onResponseError(controller, error) {
      isOver = true;
      const tell = () => handler.onResponseError?.(controller, error);
      if (bytes === 0 || controller.aborted) return tell();
      flush(controller);
      // What came before the break is read before the break is told.
      return void setImmediate(tell);
    },
  };
}

const due: (() => void)[] = [];
const duePerTurn = 4;

/** Few in one turn of the event loop: hundreds of responses in a row would keep everything else waiting. */
function takeTurn(act: () => void): void {
  due.push(act);
  if (due.length === 1) setImmediate(actInTurn);
}

function actInTurn(): void {
  for (const act of due.splice(0, duePerTurn)) act();
  if (due.length > 0) setImmediate(actInTurn);
}
