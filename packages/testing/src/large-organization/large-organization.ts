/** How much there is. Everything else follows from the number of tasks: three comments and ten events for each. */
export type LargeSize = {
  readonly tasks: number;
  readonly boards: number;
  readonly agents: number;
  readonly members: number;
};

/** What the limits of docs and benchmarks are stated for: 300 000 comments and a million events. */
export const fullSize: LargeSize = { tasks: 100_000, boards: 60, agents: 200, members: 60 };
/** Enough that each kind of thing exists, for a test. */
export const smallSize: LargeSize = { tasks: 2_000, boards: 12, agents: 10, members: 20 };

export const commentsPerTask = 3;
export const eventsPerTask = 10;

/** Everybody of the large organization signs in with it. */
export const largePassword = 'bench password';
/** Of the password above, with the least work, because everybody signs in at once. */
export const largePasswordHash = '$2b$04$qs6nm17tLNH28ngLhn6plO8gDLeLqMJuXrfsYOFTVdt9rBvApB2rC';

/** Where to begin asking. The tenth part of all tasks is on one board, the hundredth on another. */
export type LargeOrganization = {
  readonly organizationId: string;
  /** The first is the owner, the next four are admins, the last five viewers. */
  readonly emails: readonly string[];
  readonly password: string;
  readonly tenthBoard: string;
  readonly hundredthBoard: string;
  readonly ordinaryBoards: readonly string[];
  readonly labelIds: readonly string[];
  /** Spread over all boards and ages; neither archived nor deleted. */
  readonly taskIds: readonly string[];
  /** Tasks with long threads. */
  readonly busyTaskIds: readonly string[];
  /** Words of its texts: some are in a tenth of them, some in a thousandth. */
  readonly commonWords: readonly string[];
  readonly rareWords: readonly string[];
};
