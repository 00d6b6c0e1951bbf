/** What was asked for comes by itself as soon as it can be had. */
const retryMs = 3_000;

async function tryAgain() {
  const answer = await fetch(location.href, { method: 'HEAD' }).catch(() => undefined);
  if (answer?.ok) location.reload();
}

addEventListener('online', () => void tryAgain());
setInterval(() => void tryAgain(), retryMs);
