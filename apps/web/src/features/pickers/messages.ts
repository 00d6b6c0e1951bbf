export const messages = {
  nothing: 'Nothing is called that.',
  searching: 'Searching…',
  found: (count: number) => (count === 1 ? '1 choice' : `${count} choices`),
};
