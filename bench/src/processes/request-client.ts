import http from 'node:http';

/** What is asked, prepared by whoever measures. */
export type PlannedRequest = {
  readonly kind: string;
  readonly method: 'GET' | 'POST' | 'PATCH';
  readonly path: string;
  readonly token: string;
  readonly body?: unknown;
};
export type RequestPlan = {
  readonly url: string;
  /** How many a second; each is sent at its time whether earlier ones have been answered or not. */
  readonly rate: number;
  readonly requests: readonly PlannedRequest[];
};
export type Answered = {
  readonly kind: string;
  readonly status: number;
  readonly ms: number;
  readonly bytes: number;
};

const agent = new http.Agent({ keepAlive: true, maxFreeSockets: 256 });

process.once('message', (plan: RequestPlan) => {
  carryOut(plan)
    .then((answers) => process.send?.(answers, () => process.disconnect()))
    .catch((error: unknown) => {
      console.error(error);
      process.exit(1);
    });
});

async function carryOut({ url, rate, requests }: RequestPlan): Promise<Answered[]> {
  const start = performance.now() + 100;
  return Promise.all(
    requests.map(async (request, index) => {
      const due = start + (index * 1000) / rate;
      await new Promise((resolve) => {
        setTimeout(resolve, due - performance.now());
      });
      return send(url, request);
    }),
  );
}

function send(url: string, { kind, method, path, token, body }: PlannedRequest): Promise<Answered> {
  const asked = performance.now();
  const payload = body === undefined ? undefined : JSON.stringify(body);
  return new Promise((resolve) => {
    const answered = (status: number, bytes: number) =>
      resolve({ kind, status, bytes, ms: performance.now() - asked });
    const request = http.request(`${url}/api${path}`, {
      method,
      agent,
      headers: {
        authorization: `Bearer ${token}`,
        ...(payload !== undefined && {
          'content-type': 'application/json',
          'content-length': Buffer.byteLength(payload),
        }),
      },
    });
    request.once('response', (response) => {
      let bytes = 0;
      response.on('data', (chunk: Buffer) => {
        bytes += chunk.length;
      });
      response.once('end', () => answered(response.statusCode ?? 0, bytes));
      response.once('error', () => answered(0, bytes));
    });
    request.once('error', () => answered(0, 0));
    request.end(payload);
  });
}
