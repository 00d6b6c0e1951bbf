/** Wakes whoever shows how time passes, each time that so much of it has. */
export const every = (ms: number) => (wake: () => void) => {
  const timer = setInterval(wake, ms);
  return () => clearInterval(timer);
};
