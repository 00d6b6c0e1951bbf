/** Says what is under way and how long it took, on one line each. */
export async function progress<T>(what: string, work: () => Promise<T>): Promise<T> {
  const started = Date.now();
  const seconds = () => `${((Date.now() - started) / 1000).toFixed(1)} s`;
  const live = process.stdout.isTTY;
  const timer = live && setInterval(() => process.stdout.write(`\r… ${what}  ${seconds()}`), 100);
  try {
    const result = await work();
    process.stdout.write(`${live ? '\r' : ''}✓ ${what}  ${seconds()}\n`);
    return result;
  } catch (error) {
    process.stdout.write(`${live ? '\r' : ''}✗ ${what}  ${seconds()}\n`);
    throw error;
  } finally {
    if (timer) clearInterval(timer);
  }
}
