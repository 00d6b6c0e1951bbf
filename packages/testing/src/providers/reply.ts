/** What the next request is answered with, in whatever format it was asked. */
export type Reply = {
  /** Each piece is a frame of its own. */
  readonly text?: string | readonly string[];
  readonly thinking?: string;
  /** Signs the thinking and the tool calls where the format knows signatures. */
  readonly signature?: string;
  readonly toolCalls?: readonly { readonly name: string; readonly input: string }[];
  readonly stop?: 'stop' | 'length' | 'content_filter';
  /** null: the provider does not tell. */
  readonly usage?: ReplyUsage | null;
  /** Before the first frame. */
  readonly delayMs?: number;
  readonly fault?: Fault;
};

export type ReplyUsage = {
  /** All of the prompt, what came from the cache included. */
  readonly input: number;
  /** All that was written, thoughts included. */
  readonly output: number;
  readonly cached?: number;
  readonly cacheWrite?: number;
  readonly reasoning?: number;
};

export type Fault =
  /** After so many frames nothing more comes, the connection breaks, or it ends as if all was well. */
  | { readonly kind: 'hang' | 'cut' | 'end-early' | 'garbage'; readonly afterFrames: number }
  /** After so many frames, something else in the place of the rest: an error in the middle of a stream. */
  | { readonly kind: 'instead'; readonly afterFrames: number; readonly text: string }
  /** A good status and a web page, as from a proxy that wants a login. */
  | { readonly kind: 'html' }
  | {
      readonly kind: 'status';
      readonly status: number;
      readonly body: string | object;
      readonly headers?: Readonly<Record<string, string>>;
    };

export type Received = {
  readonly path: string;
  readonly query: string;
  readonly headers: Readonly<Record<string, string | string[] | undefined>>;
  // What a test wants to look into is its own business.
  readonly body: unknown;
};

/** One way in which providers are spoken to. */
export type WireFormat = {
  readonly path: RegExp;
  readonly contentType: string;
  /** The whole answer, frame by frame. */
  frames(reply: Reply, asked: { dialect: string; model: string }): string[];
  /** A frame that is none. */
  readonly garbage: string;
};

export function piecesOf({ text = [] }: Reply): readonly string[] {
  return typeof text === 'string' ? [text] : text;
}

export function usageOf({ usage }: Reply): Required<ReplyUsage> | undefined {
  if (usage === null) return undefined;
  return { input: 12, output: 4, cached: 0, cacheWrite: 0, reasoning: 0, ...usage };
}

export function sse(body: object, event?: string): string {
  return `${event === undefined ? '' : `event: ${event}\n`}data: ${JSON.stringify(body)}\n\n`;
}

/** As models write arguments: in pieces that are no JSON by themselves. */
export function halves(text: string): [string, string] {
  const middle = Math.ceil(text.length / 2);
  return [text.slice(0, middle), text.slice(middle)];
}
