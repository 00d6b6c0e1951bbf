export const messages = {
  runsOfTask: 'Runs',
  earlierRuns: (count: number) => (count === 1 ? '1 earlier run' : `${count} earlier runs`),
  noRuns: 'No agent has worked on this yet.',
};
